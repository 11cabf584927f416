import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { DuplicateKind } from '../../domain/duplicates/types.js'

import { UNDO_DAYS } from '../../domain/duplicates/merge.js'
import { execute, ownTable, tableOf } from '../session.js'
import { isoMoment } from '../text.js'
import { DUPLICATE_TABLES } from './tables.js'

type RequestLike = Pick<PayloadRequest, 'payload' | 'transactionID'>

type ID = number | string

type Doc = Record<string, unknown>

export type Merge = {
  after: Doc
  before: Doc
  id: string
  kind: DuplicateKind
  loser: string
  loserBefore: Doc
  mergedAt: string
  mergedBy: null | string
  undoneAt: null | string
  winner: string
}

const merges = (req: Pick<PayloadRequest, 'payload'>) =>
  ownTable({ name: DUPLICATE_TABLES.merges, req })

const moment = (column: string) => isoMoment(sql.raw(column))

const columns = () => sql`m.id, m.kind, m.winner, m.loser, m.before, m.after,
  m.loser_before as "loserBefore", m.merged_by as "mergedBy",
  ${moment('m.merged_at')} as "mergedAt", ${moment('m.undone_at')} as "undoneAt"`

/** Writes a merge down, before anything is moved. */
export const insertMerge = async ({
  kind,
  loser,
  loserBefore,
  mergedAt,
  mergedBy,
  req,
  winner,
}: {
  kind: DuplicateKind
  loser: ID
  loserBefore: Doc
  mergedAt: string
  mergedBy: ID | null
  req: RequestLike
  winner: ID
}): Promise<string> => {
  const [row] = await execute<{ id: string }>({
    query: sql`
      insert into ${merges(req)}
        (kind, winner, loser, before, after, loser_before, merged_at, merged_by)
      values (${kind}, ${String(winner)}, ${String(loser)}, '{}', '{}',
        ${JSON.stringify(loserBefore)}::jsonb, ${mergedAt}::timestamptz,
        ${mergedBy === null ? null : String(mergedBy)})
      returning id`,
    req,
  })
  return row!.id
}

/** What the winner said before, and says since, of the fields that a merge has changed. */
export const keepChange = async ({
  id,
  after,
  before,
  req,
}: {
  after: Doc
  before: Doc
  id: string
  req: RequestLike
}): Promise<void> => {
  await execute({
    query: sql`
      update ${merges(req)} set before = ${JSON.stringify(before)}::jsonb,
        after = ${JSON.stringify(after)}::jsonb
      where id = ${id}::uuid`,
    req,
  })
}

/** A merge, locked until the end of the transaction. */
export const lockMerge = async ({
  id,
  req,
}: {
  id: string
  req: RequestLike
}): Promise<Merge | null> => {
  const [row] = await execute<Merge>({
    query: sql`
      select ${columns()} from ${merges(req)} m where m.id = ${id}::uuid for update`,
    req,
  })
  return row ?? null
}

export const markUndone = async ({
  id,
  req,
  undoneAt,
  undoneBy,
}: {
  id: string
  req: RequestLike
  undoneAt: string
  undoneBy: ID | null
}): Promise<void> => {
  await execute({
    query: sql`
      update ${merges(req)} set undone_at = ${undoneAt}::timestamptz,
        undone_by = ${undoneBy === null ? null : String(undoneBy)}
      where id = ${id}::uuid`,
    req,
  })
}

/** Merges, the latest first. */
export const listMerges = async ({
  kinds,
  limit,
  page,
  record,
  req,
}: {
  kinds: DuplicateKind[]
  limit: number
  page: number
  record: string | undefined
  req: RequestLike
}): Promise<{ rows: Merge[]; total: number }> => {
  const condition = sql`
    m.kind in (${sql.join(
      kinds.map((kind) => sql`${kind}`),
      sql`, `,
    )})
    and ${record === undefined ? sql`true` : sql`(m.winner = ${record} or m.loser = ${record})`}`
  const [count] = await execute<{ total: number }>({
    query: sql`select count(*)::int as total from ${merges(req)} m where ${condition}`,
    req,
  })
  const rows = await execute<Merge>({
    query: sql`
      select ${columns()} from ${merges(req)} m where ${condition}
      order by m.merged_at desc, m.id limit ${limit}::int offset ${(page - 1) * limit}::bigint`,
    req,
  })
  return { rows, total: count!.total }
}

/** Locks two records in the order of their ids, also against those who are about to point to them. */
export const lockPair = async ({
  crm,
  ids,
  kind,
  req,
}: {
  crm: CRMContext
  ids: [ID, ID]
  kind: DuplicateKind
  req: RequestLike
}): Promise<void> => {
  await execute({
    query: sql`
      select id from ${tableOf({ collection: crm.slugs[kind], req })}
      where id in (${ids[0]}, ${ids[1]}) order by id for update`,
    req,
  })
}

/** What nobody can take back any more is forgotten: the records as they were, and what had moved. */
export const forgetMerges = async ({
  now,
  req,
}: {
  now: Date
  req: RequestLike
}): Promise<void> => {
  const rows = ownTable({ name: DUPLICATE_TABLES.mergeRows, req })
  await execute({
    query: sql`
      with over as (
        update ${merges(req)} set before = '{}', after = '{}', loser_before = '{}'
        where merged_at < ${now.toISOString()}::timestamptz - make_interval(days => ${UNDO_DAYS}::int)
          and loser_before <> '{}'
        returning id
      )
      delete from ${rows} r using over where r.merge = over.id`,
    req,
  })
}
