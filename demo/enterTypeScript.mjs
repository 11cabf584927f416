import path from 'node:path'

import { ensureInstalled, explainNode } from './install.mjs'

/**
 * What a command does on bare Node before its TypeScript can be loaded: the version is checked,
 * what is missing is installed, and tsx is registered. Ends the process with one sentence where
 * that cannot be.
 */
export const enterTypeScript = async ({ root }) => {
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
}
