import type { FigureFilter } from './figureFilter.js'

import { daySchema, figureShape } from '../../../domain/revenue/query.js'
import { DEFAULT_PERIOD } from './figureFilter.js'

type SearchParams = Record<string, string | string[] | undefined>

const shape = { ...figureShape, horizon: daySchema, since: daySchema }

type Name = keyof typeof shape

/** What the address of a page of figures asks for; what makes no sense is left out. */
export const filterOfURL = (searchParams: SearchParams): FigureFilter => {
  const asked = Object.fromEntries(
    (Object.keys(shape) as Name[]).flatMap((name) => {
      const parsed = shape[name].safeParse([searchParams[name]].flat()[0])
      return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : []
    }),
  ) as Partial<FigureFilter>
  const { basis = 'booked', from, period = DEFAULT_PERIOD, to, ...rest } = asked
  const hasDays = from !== undefined && to !== undefined && from <= to
  return { ...rest, basis, ...(hasDays ? { from, to } : { period }) }
}
