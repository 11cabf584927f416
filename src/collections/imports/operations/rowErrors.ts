import type { PayloadRequest } from 'payload'

import type { RowError, RowProblem } from '../../../domain/imports/rowProblems.js'

/** Reasons for rejected rows that a result lists unless told otherwise; all are counted. */
const MAX_ERRORS = 100
const MAX_VALUE = 200

/** Rows rejected so far. */
export type RowErrors<Problem extends RowProblem> = {
  add: (row: { line: number; problems: Problem[] }) => void
  all: RowError[]
  count: () => number
}

/** Collects what is wrong with rows, in words. */
export const createRowErrors = <Problem extends RowProblem>({
  before = { errorCount: 0, errors: [] },
  limit = MAX_ERRORS,
  t,
  under = 'crm:imports:problems',
}: {
  /** Of rows that were dealt with by another worker. */
  before?: { errorCount: number; errors: RowError[] }
  limit?: number
  t: PayloadRequest['t']
  /** Where the sentences stand. */
  under?: string
}): RowErrors<Problem> => {
  const errors = [...before.errors]
  let count = before.errorCount
  return {
    add: ({ line, problems }) => {
      count += problems.length
      for (const { column, reason, value, vars } of problems.slice(
        0,
        Math.max(0, limit - errors.length),
      )) {
        errors.push({
          column,
          line,
          message: t(`${under}:${reason}` as never, vars as never),
          value: value?.slice(0, MAX_VALUE),
        })
      }
    },
    all: errors,
    count: () => count,
  }
}
