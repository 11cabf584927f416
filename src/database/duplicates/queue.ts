import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type {
  DuplicateKind,
  DuplicateReason,
  DuplicateStatus,
} from '../../domain/duplicates/types.js'

import { accessFilter } from '../accessFilter.js'
import { adapterOf, execute, ownTable } from '../session.js'
import { isoMoment } from '../text.js'
import { tableOfKind } from './identities.js'
import { DUPLICATE_TABLES } from './tables.js'

type RequestLike = Pick<PayloadRequest, 'payload' | 'transactionID'>

type ID = number | string

export type FoundPair = { ids: [ID, ID]; reasons: DuplicateReason[]; score: number }

/** A pair as it is kept: `a` and `b` in the order of their ids as text. */
export type QueuedPair = {
  a: string
  b: string
  foundAt: string
  id: string
  kind: DuplicateKind
  reasons: DuplicateReason[]
  score: number
  status: DuplicateStatus
}

const queue = (req: Pick<PayloadRequest, 'payload'>) =>
  ownTable({ name: DUPLICATE_TABLES.duplicates, req })

const ordered = (ids: [ID, ID]): [string, string] => {
  const [one, other] = [String(ids[0]), String(ids[1])]
  return one < other ? [one, other] : [other, one]
}

/**
 * Puts pairs into the queue, in an order in which two of these never wait for each other. One that is
 * there gets its score of now; a decision about it stays.
 */
export const keepPairs = async ({
  kind,
  pairs,
  req,
}: {
  kind: DuplicateKind
  pairs: FoundPair[]
  req: RequestLike
}): Promise<void> => {
  const rows = new Map(
    pairs.map(({ ids, reasons, score }) => {
      const [a, b] = ordered(ids)
      return [`${a} ${b}`, { a, b, reasons, score }]
    }),
  )
  if (rows.size === 0) {
    return
  }
  await execute({
    query: sql`
      insert into ${queue(req)} as d (kind, a, b, score, reasons)
      select ${kind}::text, p.a, p.b, p.score, p.reasons
      from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb)
        as p (a text, b text, score smallint, reasons jsonb)
      order by p.a, p.b
      on conflict (kind, a, b) do update
        set score = excluded.score, reasons = excluded.reasons, found_at = now()
        where d.status = 'open'`,
    req,
  })
}

/** Forgets what looked like one once and does so no longer: of one record, or of all. */
export const dropStalePairs = async ({
  kind,
  of,
  req,
  since,
}: {
  kind: DuplicateKind
  /** Id of a record. @default all */
  of?: ID
  req: RequestLike
  /** What was found before this moment, and not since. */
  since: string
}): Promise<void> => {
  const one = of === undefined ? sql`true` : sql`(a = ${String(of)} or b = ${String(of)})`
  await execute({
    query: sql`
      delete from ${queue(req)}
      where kind = ${kind} and status = 'open' and found_at < ${since}::timestamptz and ${one}`,
    req,
  })
}

export const countOpenPairs = async ({ req }: { req: RequestLike }): Promise<number> => {
  const [row] = await execute<{ count: number }>({
    query: sql`select count(*)::int as count from ${queue(req)} where status = 'open'`,
    req,
  })
  return row!.count
}

/** Says what became of a pair, if it was ever found. */
export const settlePair = async ({
  decidedBy = null,
  ids,
  kind,
  now,
  req,
  status,
}: {
  decidedBy?: ID | null
  ids: [ID, ID]
  kind: DuplicateKind
  now: string
  req: RequestLike
  status: DuplicateStatus
}): Promise<void> => {
  const [a, b] = ordered(ids)
  await execute({
    query: sql`
      update ${queue(req)} set status = ${status}, decided_at = ${now}::timestamptz,
        decided_by = ${decidedBy === null ? null : String(decidedBy)}
      where kind = ${kind} and a = ${a} and b = ${b}`,
    req,
  })
}

const columns = sql`d.id, d.kind, d.a, d.b, d.score, d.reasons, d.status,
  ${isoMoment(sql`d.found_at`)} as "foundAt"`

/** A pair, locked until the end of the transaction. */
export const lockQueuedPair = async ({
  id,
  req,
}: {
  id: string
  req: RequestLike
}): Promise<null | QueuedPair> => {
  const [row] = await execute<QueuedPair>({
    query: sql`select ${columns} from ${queue(req)} d where d.id = ${id}::uuid for update`,
    req,
  })
  return row ?? null
}

/**
 * A page of the queue, the likeliest first, of records that the user may read. A pair is open only
 * while neither of the two is in the trash.
 */
export const listPairs = async ({
  crm,
  kind,
  limit,
  page,
  req,
  status,
}: {
  crm: CRMContext
  kind: DuplicateKind
  limit: number
  page: number
  req: PayloadRequest
  status: DuplicateStatus
}): Promise<{ rows: QueuedPair[]; total: number }> => {
  const readable = await accessFilter({ collection: crm.slugs[kind], operation: 'read', req })
  if (readable === false) {
    return { rows: [], total: 0 }
  }
  const type = sql.raw(adapterOf(req).idType === 'serial' ? 'integer' : 'uuid')
  const table = tableOfKind({ crm, kind, req })
  const isThere = (side: 'a' | 'b') => sql`exists (
    select 1 from ${table} r where r.id = d.${sql.raw(side)}::${type}
      and ${status === 'open' ? sql`r.deleted_at is null` : sql`true`}
      and ${readable ? sql`r.id ${readable}` : sql`true`})`
  const from = sql`
    from ${queue(req)} d
    where d.kind = ${kind} and d.status = ${status} and ${isThere('a')} and ${isThere('b')}`
  const [count] = await execute<{ total: number }>({
    query: sql`select count(*)::int as total ${from}`,
    req,
  })
  const rows = await execute<QueuedPair>({
    query: sql`
      select ${columns} ${from}
      order by d.score desc nulls last, d.id
      limit ${limit}::int offset ${(page - 1) * limit}::bigint`,
    req,
  })
  return { rows, total: count!.total }
}
