/**
 * `npm run test:faults`: every id in its full form; `-- --quick` runs the part that `npm test` does,
 * `-- C1 K2` those ids, `-- --seed 42` repeats a run. Runs on bare Node; the rest is TypeScript.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { enterTypeScript } from '../../demo/enterTypeScript.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
await enterTypeScript({ root })
const { runFaults } = await import('./faults.ts')
await runFaults({ args: process.argv.slice(2) })
