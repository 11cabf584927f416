/** `npm run import`. This file and install.mjs run on bare Node; what follows needs what they install. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { ensureInstalled, explainNode } from './install.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
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
const { runImport } = await import('./import.ts')
await runImport({ args: process.argv.slice(2), root })
