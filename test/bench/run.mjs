/**
 * `npm run bench`: figures of the served app beside plain Payload and beside raw SQL.
 * `npm run bench -- board` runs one part. This file and install.mjs run on bare Node; everything
 * after them is TypeScript.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { ensureInstalled, explainNode } from '../../demo/install.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const complaint = explainNode({ version: process.versions.node })
if (complaint) {
  process.stderr.write(`${complaint}\n`)
  process.exit(1)
}
try {
  await ensureInstalled({
    print: (line) => process.stdout.write(`${line}\n`),
    root,
    signal: new AbortController().signal,
  })
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
const { register } = await import('tsx/esm/api')
register({ tsconfig: path.join(root, 'tsconfig.json') })
const { bench } = await import('./bench.ts')
await bench({ names: process.argv.slice(2) })
