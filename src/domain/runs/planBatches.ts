import type { EngineFunctionName } from './functions.js'

type ID = number | string

export type Batch = { function: EngineFunctionName; ids: ID[]; number: number }

/** Batches of at most so many subjects, numbered within their function. */
export const planBatches = ({
  batchSize,
  plans,
}: {
  batchSize: number
  plans: { function: EngineFunctionName; ids: ID[] }[]
}): Batch[] =>
  plans.flatMap(({ function: name, ids }) =>
    Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, number) => ({
      function: name,
      ids: ids.slice(number * batchSize, (number + 1) * batchSize),
      number,
    })),
  )
