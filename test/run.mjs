/**
 * `npm test`: installs what is missing, then runs every suite and adds up. `node test/run.mjs int`
 * runs one of them alone; what follows its name goes to Jest (`node test/run.mjs int -- board`).
 *
 * Suites that do not need each other run side by side, as many as the machine has cores; what a
 * suite prints is shown in one piece when it is done.
 */
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { ensureInstalled, explainNode } from '../demo/install.mjs'
import { suites } from './support/suites.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const print = (line = '') => process.stdout.write(`${line}\n`)

const complaint = explainNode({ version: process.versions.node })
if (complaint) {
  process.stderr.write(`${complaint}\n`)
  process.exit(1)
}

const [only, ...rest] = process.argv.slice(2)
const extra = rest.filter((argument) => argument !== '--')
const chosen = only ? suites.filter(({ name }) => name === only) : suites
if (chosen.length === 0) {
  process.stderr.write(
    `There is no suite "${only}". The suites are: ${suites.map(({ name }) => name).join(', ')}.\n`,
  )
  process.exit(1)
}

const interrupted = new AbortController()
for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
  process.on(signal, () => {
    process.exitCode = code
    interrupted.abort()
  })
}

try {
  await ensureInstalled({ print, root, signal: interrupted.signal })
} catch (error) {
  if (!interrupted.signal.aborted) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

const { runSuites } = await import('./support/runSuites.mjs')
const results = await runSuites({
  extra,
  isAlone: Boolean(only),
  lanes: Math.min(Math.max(availableParallelism(), 1), 3),
  print,
  root,
  signal: interrupted.signal,
  suites: chosen,
})
if (!interrupted.signal.aborted) {
  const { summarize } = await import('./support/summarize.mjs')
  for (const line of summarize({ results })) {
    print(line)
  }
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1
}
