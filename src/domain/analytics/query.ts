import { z } from 'zod'

import {
  checkPeriod,
  figureFilterShape,
  figurePeriodShape,
  FIRST_DAY,
  LAST_DAY,
} from '../revenue/query.js'
import { WATERFALL_BARS } from './waterfall.js'

export const pipelineMetricsQuerySchema = z
  .strictObject({ ...figureFilterShape, ...figurePeriodShape })
  .superRefine(checkPeriod)

export type PipelineMetricsQuery = z.infer<typeof pipelineMetricsQuerySchema>

/** Months of a forecast unless the question says otherwise, and at most. */
export const FORECAST_MONTHS = 6
export const MOST_FORECAST_MONTHS = 36

export const forecastQuerySchema = z.strictObject({
  ...figureFilterShape,
  /** The current month and those after it. */
  months: z.coerce.number().int().min(1).max(MOST_FORECAST_MONTHS).default(FORECAST_MONTHS),
})

export type ForecastQuery = z.infer<typeof forecastQuerySchema>

const daySchema = z.iso
  .date('Use a day such as 2026-11-20.')
  .refine(
    (day) => day >= FIRST_DAY && day <= LAST_DAY,
    `Use a day from ${FIRST_DAY} to ${LAST_DAY}.`,
  )

const waterfallShape = {
  ...figureFilterShape,
  /** Only what is expected to close until this day counts. */
  horizon: daySchema.optional(),
  since: daySchema,
  until: daySchema.optional(),
}

const checkOrder = (
  { since, until }: { since: string; until?: string },
  context: z.RefinementCtx,
): void => {
  if (until !== undefined && until < since) {
    context.addIssue({
      code: 'custom',
      message: 'The last day lies before the first.',
      path: ['until'],
    })
  }
}

export const waterfallQuerySchema = z.strictObject(waterfallShape).superRefine(checkOrder)

export type WaterfallQuery = z.infer<typeof waterfallQuerySchema>

export const waterfallLeadsQuerySchema = z
  .strictObject({
    ...waterfallShape,
    bar: z.enum(WATERFALL_BARS),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  })
  .superRefine(checkOrder)

export type WaterfallLeadsQuery = z.infer<typeof waterfallLeadsQuerySchema>
