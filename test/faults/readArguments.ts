import { parseArgs } from 'node:util'

export type FaultArguments = {
  ids: string[]
  isQuick: boolean
  /** Where to write how many passed, for the program that adds up. */
  report: null | string
  requests: null | number
  seed: number
}

const readNumber = ({ name, text }: { name: string; text: string | undefined }): null | number => {
  if (text === undefined) {
    return null
  }
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new Error(`--${name} must be a whole number, not "${text}".`)
  }
  return value
}

/** @throws Error with one sentence for what cannot be read */
export const readArguments = ({
  args,
  known,
}: {
  args: string[]
  /** Every id there is. */
  known: string[]
}): FaultArguments => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    args,
    options: {
      quick: { type: 'boolean', default: false },
      report: { type: 'string' },
      requests: { type: 'string' },
      seed: { type: 'string' },
    },
  })
  const unknown = positionals.find((id) => !known.includes(id))
  if (unknown !== undefined) {
    throw new Error(`There is no id "${unknown}". There are: ${known.join(', ')}.`)
  }
  return {
    ids: positionals,
    isQuick: values.quick,
    report: values.report ?? null,
    requests: readNumber({ name: 'requests', text: values.requests }),
    seed: readNumber({ name: 'seed', text: values.seed }) ?? Date.now() % 2 ** 31,
  }
}
