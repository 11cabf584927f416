import type { Period } from '../../../domain/revenue/period.js'
import type { Basis } from '../../../domain/revenue/query.js'

/** What a page of figures is about, as its address says it; days come instead of a period. */
export type FigureFilter = {
  basis: Basis
  from?: string
  /** Expected closes after this day do not count in the waterfall. */
  horizon?: string
  /** A user's id, `me`, or `none`. */
  owner?: string
  period?: Period
  /** Key of a pipeline. */
  pipeline_type?: string
  /** Where the waterfall begins. */
  since?: string
  to?: string
}

export const DEFAULT_PERIOD: Period = '12m'

const NAMES = [
  'period',
  'from',
  'to',
  'pipeline_type',
  'owner',
  'basis',
  'since',
  'horizon',
] as const

/** A filter as a query, without what goes without saying, and always in the same order. */
export const queryOfFigures = (filter: FigureFilter): string => {
  const query = new URLSearchParams()
  const isSaid: Partial<Record<(typeof NAMES)[number], string>> = {
    basis: 'booked',
    period: DEFAULT_PERIOD,
  }
  for (const name of NAMES) {
    const value = filter[name]
    if (value !== undefined && value !== isSaid[name]) {
      query.set(name, value)
    }
  }
  return query.toString()
}

/** The filter with another part; days and a period replace each other. */
export const changeFigures = ({
  change,
  filter,
}: {
  change: Partial<FigureFilter>
  filter: FigureFilter
}): FigureFilter => {
  const { from, period, to, ...rest } = filter
  const days = change.from !== undefined && change.to !== undefined
  return {
    ...rest,
    ...(days || change.period !== undefined ? {} : { from, period, to }),
    ...change,
  }
}
