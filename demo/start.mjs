/**
 * `npm run demo` and `npm run dev`. This file and install.mjs run on bare Node; everything after
 * them is TypeScript and needs what they install.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { ensureInstalled, explainNode } from './install.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const print = (line) => process.stdout.write(`${line}\n`)

const complaint = explainNode({ version: process.versions.node })
if (complaint) {
  process.stderr.write(`${complaint}\n`)
  process.exit(1)
}

const interrupted = new AbortController()
const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }
const onSignal = (signal) => {
  process.exitCode = exitCodes[signal]
  interrupted.abort()
}
for (const signal of Object.keys(exitCodes)) {
  process.on(signal, onSignal)
}

try {
  await ensureInstalled({ print, root, signal: interrupted.signal })
  for (const signal of Object.keys(exitCodes)) {
    process.off(signal, onSignal)
  }
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: path.join(root, 'tsconfig.json') })
  const { serve } = await import('./serve.ts')
  await serve({ mode: process.argv.includes('--dev') ? 'dev' : 'demo', root })
} catch (error) {
  if (!interrupted.signal.aborted) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
