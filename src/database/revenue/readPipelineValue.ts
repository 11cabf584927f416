import { sql } from '@payloadcms/db-postgres'
import { Decimal } from 'decimal.js'

import type { StageType } from '../../domain/pipelines/stages.js'
import type { PipelineValueQuery } from '../../domain/revenue/query.js'
import type { PipelineValue } from '../../domain/revenue/types.js'
import type { Query } from '../session.js'
import type { Args } from './scope.js'

import { roundMoney } from '../../domain/shared/money.js'
import { accessFilter } from '../accessFilter.js'
import { sumPlacesSQL } from '../leads/sumPlaces.js'
import { execute, tableOf } from '../session.js'
import { readFilter } from './scope.js'

type Row = {
  color: string
  count: number
  name: string
  stage: string
  type: StageType
  value: string
  weightedValue: string
}

const readRows = async ({
  crm,
  filter: { pipeline, rep },
  leads,
  pipelines,
  req,
}: {
  filter: { pipeline: null | number | string; rep: null | number | string }
  leads: null | Query
  pipelines: null | Query
} & Args): Promise<Row[]> => {
  const conditions = [sql`l.deleted_at is null`]
  if (leads) {
    conditions.push(sql`l.id ${leads}`)
  }
  if (rep !== null) {
    conditions.push(rep === 'none' ? sql`l.owner_id is null` : sql`l.owner_id = ${rep}`)
  }
  return execute<Row>({
    query: sql`
      select s.key as stage, (array_agg(s.name order by p.created_at, p.id))[1] as name,
        (array_agg(s.type::text order by p.created_at, p.id))[1] as type,
        (array_agg(s.color order by p.created_at, p.id))[1] as color,
        coalesce(sum(t.count), 0)::int as count, coalesce(sum(t.value), 0)::text as value,
        coalesce(sum(t.value * s.probability / 100), 0)::text as "weightedValue"
      from ${tableOf({ collection: crm.slugs.pipelines, req })} p
      join ${tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })} s
        on s._parent_id = p.id
      left join lateral (
        ${sumPlacesSQL({
          conditions: sql.join(conditions, sql` and `),
          crm,
          owner: leads === null ? rep : undefined,
          pipeline: sql`p.id`,
          req,
          stage: sql`s.key`,
        })}
      ) t on true
      where p.deleted_at is null ${pipelines ? sql`and p.id ${pipelines}` : sql``}
        ${pipeline === null ? sql`` : sql`and p.id = ${pipeline}`}
      group by s.key order by min(s._order), s.key`,
    req,
  })
}

/**
 * What stands on each stage, in the order of the stages. Without a pipeline, over all that the
 * viewer may read: stages with the same key are one, and look as in the oldest pipeline.
 */
export const readPipelineValue = async ({
  crm,
  query,
  req,
}: { query: PipelineValueQuery } & Args): Promise<PipelineValue> => {
  const { currency, slugs } = crm
  const [leads, pipelines] = [
    await accessFilter({ collection: slugs.leads, operation: 'read', req }),
    await accessFilter({ collection: slugs.pipelines, operation: 'read', req }),
  ]
  const filter = await readFilter({ crm, query, req })
  const rows =
    leads === false || pipelines === false || filter === false
      ? []
      : await readRows({ crm, filter, leads, pipelines, req })
  const total = Decimal.sum(0, ...rows.map(({ value }) => value))
  const money = (amount: Decimal.Value): number => roundMoney({ amount, currency })
  return {
    currency,
    rows: rows.map(({ value, weightedValue, ...row }) => ({
      ...row,
      share: total.isZero() ? null : new Decimal(value).div(total).toDecimalPlaces(6).toNumber(),
      value: money(value),
      weightedValue: money(weightedValue),
    })),
    total: money(total),
    weightedTotal: money(Decimal.sum(0, ...rows.map(({ weightedValue }) => weightedValue))),
  }
}
