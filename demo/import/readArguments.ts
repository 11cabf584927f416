import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { Refusal } from '../refusal.js'

/** What can be imported. */
const KINDS = ['sales']

const USAGE = 'npm run import -- sales <folder> [--dry-run]'

export type ImportArguments = { dryRun: boolean; folder: string }

const parse = (args: string[]) => {
  try {
    return parseArgs({ allowPositionals: true, args, options: { 'dry-run': { type: 'boolean' } } })
  } catch (error) {
    throw new Refusal(`${(error as Error).message.split('. ')[0]}. Usage: ${USAGE}`)
  }
}

/**
 * What `npm run import` was asked to do.
 *
 * @param cwd folder in which the command was typed
 * @throws Refusal with a sentence and the usage
 */
export const readArguments = ({ args, cwd }: { args: string[]; cwd: string }): ImportArguments => {
  const { positionals, values } = parse(args)
  const [kind, folder, ...more] = positionals
  if (!kind || !KINDS.includes(kind)) {
    throw new Refusal(
      `${kind ? `"${kind}" cannot be imported` : 'Say what to import'}: there is ${KINDS.join(', ')}. Usage: ${USAGE}`,
    )
  }
  if (!folder || more.length > 0) {
    throw new Refusal(`Name one folder that holds the CSV files. Usage: ${USAGE}`)
  }
  const resolved = path.resolve(cwd, folder)
  if (!existsSync(resolved) || !statSync(resolved).isDirectory()) {
    throw new Refusal(`There is no folder ${resolved}. Usage: ${USAGE}`)
  }
  return { dryRun: values['dry-run'] ?? false, folder: resolved }
}
