import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { ScoreBook } from '../../domain/scoring/types.js'

import { historyOf } from '../analytics/history.js'
import { execute, tableOf } from '../session.js'

type Args = { crm: CRMContext; now: Date; req: PayloadRequest }

/** Days within which leads left a stage. */
const DAYS = 365

/** With fewer leads there is nothing to compare with. */
const MINIMUM = 5

/** What the whole book says about a lead at this place. */
export type ScoreBooks = (place: { currency: string; pipeline: string; stage: string }) => ScoreBook

/** Two digits: enough to compare with, and the same from one hour to the next. */
const rounded = (value: number): number => Number(value.toPrecision(2))

const readMedians = async ({ now, req }: Args): Promise<Map<string, number>> => {
  const rows = await execute<{ days: number; place: string }>({
    query: sql`
      select h.from_pipeline || ' ' || h.from_stage as place,
        percentile_cont(0.5) within group (
          order by extract(epoch from h.at - h.from_entered_at) / 86400)::float8 as days
      from ${historyOf(req)} h
      where h.entered and h.from_stage is not null and h.from_entered_at is not null
        and h.at >= ${now.toISOString()}::timestamptz - make_interval(days => ${DAYS}::int)
        and h.at <= ${now.toISOString()}::timestamptz
      group by 1 having count(*) >= ${MINIMUM}`,
    req,
  })
  return new Map(rows.map(({ days, place }) => [place, rounded(days)]))
}

const readValues = async ({
  crm,
  req,
}: Args): Promise<Map<string, NonNullable<ScoreBook['values']>>> => {
  const rows = await execute<{ place: string; quartiles: [number, number, number] }>({
    query: sql`
      select l.pipeline_id::text || ' ' || l.currency as place,
        percentile_cont(array[0.25, 0.5, 0.75]) within group (
          order by l.estimated_value::float8) as quartiles
      from ${tableOf({ collection: crm.slugs.leads, req })} l
      where l.status = 'open' and l.deleted_at is null and l.estimated_value > 0
      group by 1 having count(*) >= ${MINIMUM}`,
    req,
  })
  return new Map(
    rows.map(({ place, quartiles }) => {
      const [low, middle, high] = quartiles.map(rounded) as typeof quartiles
      return [place, { high, low, middle }]
    }),
  )
}

/**
 * What leads are compared with: how long others stay in their stage, and what the open ones of their
 * pipeline are worth. Of the whole book, whoever asks; no single lead shows in it.
 */
export const readScoreBook = async (args: Args): Promise<ScoreBooks> => {
  const medians = await readMedians(args)
  const values = await readValues(args)
  return ({ currency, pipeline, stage }) => ({
    medianDays: medians.get(`${pipeline} ${stage}`) ?? null,
    values: values.get(`${pipeline} ${currency}`) ?? null,
  })
}
