import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { LeadModel, LeadModelMetrics } from '../../domain/prediction/leadModel.js'

import { execute, ownTable } from '../session.js'
import { TABLES } from '../tables.js'

type Args = { req: PayloadRequest }

/** Of all pipelines together. */
export const ALL_PIPELINES = ''

/** Versions of a pipeline that are kept, the current one among them. */
const KEEP_VERSIONS = 10

/** What stands in the place of a model that a pipeline has no more. */
const WITHDRAWN = sql`'null'::jsonb`

/** A version of what was learned. */
export type StoredModel = {
  learned: LeadModel
  metrics: LeadModelMetrics
  /** Key of the pipeline, or {@link ALL_PIPELINES}. */
  pipeline: string
  trainedAt: Date
  version: number
}

type Row = {
  metrics: LeadModelMetrics
  model: LeadModel
  pipeline: string
  trained_at: Date | string
  version: number
}

const tableOf = (req: PayloadRequest) => ownTable({ name: TABLES.predictionModels, req })

/** The current version of each pipeline that has one. */
export const readModels = async ({ req }: Args): Promise<StoredModel[]> => {
  const rows = await execute<Row>({
    query: sql`
      select * from (
        select distinct on (m.pipeline) m.pipeline, m.version, m.model, m.metrics, m.trained_at
        from ${tableOf(req)} m order by m.pipeline, m.version desc
      ) latest where latest.model <> ${WITHDRAWN}`,
    req,
  })
  return rows.map(({ metrics, model, pipeline, trained_at, version }) => ({
    learned: model,
    metrics,
    pipeline,
    trainedAt: new Date(trained_at),
    version,
  }))
}

/** Makes what was learned the current version of its pipeline, and forgets versions that are old. */
export const writeModel = async ({
  learned,
  metrics,
  pipeline,
  req,
  trainedAt,
}: Args & Omit<StoredModel, 'version'>): Promise<{ version: number }> => {
  const [row] = await execute<{ version: number }>({
    query: sql`
      with written as (
        insert into ${tableOf(req)} (pipeline, version, model, metrics, trained_at)
        select ${pipeline}, coalesce(max(m.version), 0) + 1, ${JSON.stringify(learned)}::jsonb,
          ${JSON.stringify(metrics)}::jsonb, ${trainedAt.toISOString()}::timestamptz
        from ${tableOf(req)} m where m.pipeline = ${pipeline}
        returning version
      ), forgotten as (
        delete from ${tableOf(req)} m using written w
        where m.pipeline = ${pipeline} and m.version <= w.version - ${KEEP_VERSIONS}
      )
      select version from written`,
    req,
  })
  return row!
}

/**
 * Ends a pipeline's own model: that of all pipelines is better there. Its last version stays without
 * what it had learned, so that no later one has its number.
 */
export const withdrawModels = async ({
  pipeline,
  req,
}: { pipeline: string } & Args): Promise<void> => {
  await execute({
    query: sql`
      with latest as (
        select max(m.version) as version from ${tableOf(req)} m where m.pipeline = ${pipeline}
      ), forgotten as (
        delete from ${tableOf(req)} m using latest
        where m.pipeline = ${pipeline} and m.version < latest.version
      )
      update ${tableOf(req)} m set model = ${WITHDRAWN}, metrics = ${WITHDRAWN} from latest
      where m.pipeline = ${pipeline} and m.version = latest.version`,
    req,
  })
}
