import { z } from 'zod'

import { PERIODS } from './period.js'

/** Whole on the day an order starts, or spread evenly over the days it runs. */
export const BASES = ['booked', 'delivered'] as const

export type Basis = (typeof BASES)[number]

/** Figures are kept for days of these years; Postgres and people know stranger ones. */
export const FIRST_DAY = '1900-01-01'
export const LAST_DAY = '2199-12-31'

/** A calendar day (`YYYY-MM-DD`) of the years figures are kept for. */
export const daySchema = z.iso
  .date('Use a day such as 2026-11-20.')
  .refine(
    (day) => day >= FIRST_DAY && day <= LAST_DAY,
    `Use a day from ${FIRST_DAY} to ${LAST_DAY}.`,
  )

/** Which records a figure is about, the same words for every figure. */
export const figureFilterShape = {
  /** A user's id, `me`, or `none`. */
  owner: z.string().min(1).max(64).optional(),
  /** A pipeline's id or key. */
  pipeline_type: z.string().min(1).max(64).optional(),
}

/** Which days a figure is about: a period that ends today, or the days themselves. */
export const figurePeriodShape = {
  from: daySchema.optional(),
  period: z.enum(PERIODS).optional(),
  to: daySchema.optional(),
}

type SentPeriod = { from?: string; period?: string; to?: string }

/** Days come in pairs and in order, and instead of a period. */
export const checkPeriod = ({ from, period, to }: SentPeriod, context: z.RefinementCtx): void => {
  const complain = (field: string, message: string): void =>
    context.addIssue({ code: 'custom', message, path: [field] })
  if ((from === undefined) !== (to === undefined)) {
    complain(from === undefined ? 'from' : 'to', 'Send "from" and "to" together.')
  } else if (from !== undefined && to !== undefined && from > to) {
    complain('to', 'The last day lies before the first.')
  } else if (from !== undefined && period !== undefined) {
    complain('period', 'Send a period, or "from" and "to".')
  }
}

/** What every question about revenue may say. */
export const figureShape = {
  ...figureFilterShape,
  ...figurePeriodShape,
  basis: z.enum(BASES).default('booked'),
}

export const revenueQuerySchema = z.strictObject(figureShape).superRefine(checkPeriod)

export type RevenueQuery = z.infer<typeof revenueQuerySchema>

/** What a chart of months may ask for at once. */
export const MOST_MONTHS = 120

export const monthlyQuerySchema = z
  .strictObject({
    ...figureShape,
    /** The current month and those before it. */
    months: z.coerce.number().int().min(1).max(MOST_MONTHS).optional(),
  })
  .superRefine((query, context) => {
    checkPeriod(query, context)
    if (query.months !== undefined && (query.period ?? query.from) !== undefined) {
      context.addIssue({
        code: 'custom',
        message: 'Send "months", or a period.',
        path: ['months'],
      })
    }
  })

export type MonthlyQuery = z.infer<typeof monthlyQuerySchema>

export const pipelineValueQuerySchema = z.strictObject(figureFilterShape)

export type PipelineValueQuery = z.infer<typeof pipelineValueQuerySchema>
