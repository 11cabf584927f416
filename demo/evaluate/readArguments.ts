import path from 'node:path'
import { parseArgs } from 'node:util'

import { Refusal } from '../refusal.js'

export const EVALUATE_USAGE = `Usage: npm run evaluate -- <train.csv> [<held-out.csv>] [options]

  --outcome <column>     column that holds the outcome (default: Converted)
  --exclude "<a>,<b>"    columns that are filled in only after the outcome; may be repeated
  --keep "<a>,<b>"       columns to use although they look like it
  --id "<a>,<b>"         columns that only name the row; those that look like it are found
  --explain <n>          show the reasons of the first n rows
  --json                 print the report as JSON

Without a second file the figures are estimated on the first by cross-validation.`

export type EvaluateArguments = {
  exclude: string[]
  explain: number
  heldOut: null | string
  ids: string[]
  json: boolean
  keep: string[]
  outcome: string
  train: string
}

const MOST_EXPLAINED = 1000

const parse = (args: string[]) => {
  try {
    return parseArgs({
      allowPositionals: true,
      args,
      options: {
        id: { type: 'string', multiple: true },
        exclude: { type: 'string', multiple: true },
        explain: { type: 'string', default: '0' },
        help: { type: 'boolean', default: false, short: 'h' },
        json: { type: 'boolean', default: false },
        keep: { type: 'string', multiple: true },
        outcome: { type: 'string', default: 'Converted' },
      },
    })
  } catch (error) {
    throw new Refusal(`${(error as Error).message.split('. ')[0]}.\n\n${EVALUATE_USAGE}`)
  }
}

/**
 * What `npm run evaluate` was asked to do. Lists stay as they were typed: which commas part names is
 * known when the columns are.
 *
 * @param cwd folder in which the command was typed
 * @throws Refusal with a sentence and the usage
 */
export const readArguments = ({
  args,
  cwd,
}: {
  args: string[]
  cwd: string
}): 'help' | EvaluateArguments => {
  const { positionals, values } = parse(args)
  if (values.help) {
    return 'help'
  }
  const [train, heldOut, ...more] = positionals
  if (!train || more.length > 0) {
    throw new Refusal(
      `Name one CSV file to learn from, and if there is one, a second to be measured on.\n\n${EVALUATE_USAGE}`,
    )
  }
  const explain = Number(values.explain)
  if (!Number.isInteger(explain) || explain < 0 || explain > MOST_EXPLAINED) {
    throw new Refusal(`--explain takes a whole number up to ${MOST_EXPLAINED}.`)
  }
  return {
    exclude: values.exclude ?? [],
    explain,
    heldOut: heldOut ? path.resolve(cwd, heldOut) : null,
    ids: values.id ?? [],
    json: values.json,
    keep: values.keep ?? [],
    outcome: values.outcome,
    train: path.resolve(cwd, train),
  }
}
