/** `npm run evaluate`. Runs on bare Node; what it loads last is TypeScript. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { enterTypeScript } from './enterTypeScript.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
await enterTypeScript({ root })
const { runEvaluate } = await import('./evaluate.ts')
await runEvaluate({ args: process.argv.slice(2) })
