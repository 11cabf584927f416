/**
 * `npm run bench`: figures of the served app beside plain Payload and beside raw SQL.
 * `npm run bench -- board` runs one part, `npm run bench -- audience --contacts 100000 --events 2000000`
 * one of another size. Runs on bare Node; what it loads last is TypeScript.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { enterTypeScript } from '../../demo/enterTypeScript.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
await enterTypeScript({ root })
const { bench } = await import('./bench.ts')
await bench({ args: process.argv.slice(2) })
