import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'
import type { Stage } from './stage.js'

import { execute, tableOf } from '../session.js'
import { newID } from './newID.js'
import { columnList, nameOf } from './stage.js'

/** Lines of the file, both included. */
export type Span = { from: number; to: number }

/** The staged rows (alias `s`) of a span. */
export const inSpan = ({ from, to }: Span): Query => sql`s.line between ${from} and ${to}`

/** Set once, when the row is created. */
const KEPT = ['created_at', 'created_by_id', 'external_id']

type WriteArgs = {
  /** Columns whose values are computed while writing; `s` is the staged row. */
  computed?: Record<string, Query>
  /** Joins that `computed` needs. */
  joins?: Query
  /** ISO 8601. */
  now: string
  req: PayloadRequest
  span: Span
  stage: Stage
}

const insertCreated = async ({
  computed = {},
  joins = sql``,
  now,
  req,
  span,
  stage,
}: WriteArgs): Promise<void> => {
  const id = newID(req)
  const values: Record<string, Query> = { ...computed, ...(id ? { id } : {}) }
  const key = sql.identifier(stage.key)
  const columns = columnList({ columns: [...stage.columns, ...Object.keys(values), 'updated_at'] })
  await execute({
    query: sql`
      with made as (
        insert into ${tableOf({ collection: stage.collection, req })} (${columns})
        select ${columnList({ alias: 's', columns: stage.columns })},
          ${sql.join([...Object.values(values), sql`${now}::timestamptz`], sql`, `)}
        from ${nameOf(stage)} s ${joins}
        where s.change = 'created' and ${inSpan(span)}
        order by s.line
        returning id, ${key}
      )
      update ${nameOf(stage)} s set target_id = made.id from made where made.${key} = s.${key}`,
    req,
  })
}

const updateChanged = async ({
  computed = {},
  joins = sql``,
  now,
  req,
  span,
  stage,
}: WriteArgs): Promise<void> => {
  const plain = stage.columns
    .filter((column) => !KEPT.includes(column) && !(column in computed))
    .map((column) => sql`${sql.identifier(column)} = s.${sql.identifier(column)}`)
  const more = Object.entries(computed).map(
    ([column, value]) => sql`${sql.identifier(column)} = ${value}`,
  )
  await execute({
    query: sql`
      update ${tableOf({ collection: stage.collection, req })} t
      set ${sql.join([...plain, ...more, sql`updated_at = ${now}::timestamptz`], sql`, `)}
      from ${nameOf(stage)} s ${joins}
      where t.id = s.target_id and s.change = 'updated' and ${inSpan(span)}`,
    req,
  })
}

/** Writes the staged rows of a span: new ones whole, changed ones over what is stored. */
export const writeStage = async ({
  computedOnUpdate = {},
  ...args
}: {
  /** What a changed row computes otherwise; `t` is the stored row. */
  computedOnUpdate?: Record<string, Query>
} & WriteArgs): Promise<void> => {
  await insertCreated(args)
  await updateChanged({ ...args, computed: { ...args.computed, ...computedOnUpdate } })
}
