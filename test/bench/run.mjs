/**
 * `npm run bench`: figures of the served app beside plain Payload and beside raw SQL.
 * `npm run bench -- board` runs one part. Everything after this file is TypeScript.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
register({ tsconfig: path.join(root, 'tsconfig.json') })
const { bench } = await import('./bench.ts')
await bench({ names: process.argv.slice(2) })
