import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { DuplicateKind } from '../../domain/duplicates/types.js'
import type { FoundPair } from './queue.js'

import { QUEUE_SCORE, scoreDuplicate } from '../../domain/duplicates/scoreDuplicate.js'
import { execute } from '../session.js'
import { findCandidates } from './candidates.js'
import { MATCHING, tableOfKind } from './identities.js'

type ID = number | string

type Args = { crm: CRMContext; kind: DuplicateKind; req: PayloadRequest }

/** What more records than that have in common (a switchboard, a name everybody has) says little. */
const MOST_PER_KEY = 30

const columnsOf = (kind: DuplicateKind) =>
  sql.raw(MATCHING[kind].columns.map((column) => `r.${column}`).join(', '))

/** Two who ask for a look at everything at the same moment ask one after the other. */
export const lockScan = async ({ req }: Pick<Args, 'req'>): Promise<void> => {
  await execute({
    query: sql`select pg_advisory_xact_lock(hashtext('payload-crm duplicates'))`,
    req,
  })
}

/** The moment of this transaction, as precise as the dates of the pairs that it finds. */
export const readMoment = async ({ req }: Pick<Args, 'req'>): Promise<string> => {
  const [row] = await execute<{ now: string }>({
    query: sql`select now()::timestamptz(3)::text as now`,
    req,
  })
  return row!.now
}

export const countRecords = async ({ crm, kind, req }: Args): Promise<number> => {
  const [row] = await execute<{ count: number }>({
    query: sql`
      select count(*)::int as count from ${tableOfKind({ crm, kind, req })}
      where deleted_at is null`,
    req,
  })
  return row!.count
}

const toPairs = (
  kind: DuplicateKind,
  candidates: Awaited<ReturnType<typeof findCandidates>>,
): FoundPair[] =>
  candidates.flatMap(({ id, asked, found, similarity, wanted }) => {
    const scored = scoreDuplicate({ a: wanted, b: found, kind, similarity })
    return scored.score >= QUEUE_SCORE ? [{ ...scored, ids: [asked, id] }] : []
  })

/** Everything that looks like one record, of all that users may read: the queue is not theirs alone. */
export const findPairsOf = async ({ id, ...args }: { id: ID } & Args): Promise<FoundPair[]> => {
  const { kind } = args
  const candidates = await findCandidates({
    ...args,
    most: MOST_PER_KEY,
    source: sql`
      select r.id::text as asked, r.id::text as own, ${columnsOf(kind)}
      from ${tableOfKind(args)} r where r.id = ${id} and r.deleted_at is null`,
    where: sql`true`,
  })
  return toPairs(kind, candidates)
}

/**
 * The pairs among the next so many records, each looked for by one of the two only.
 *
 * @param after id of the last record before them; `null` for the first
 * @returns the last of these records, `null` when there were none
 */
export const scanRecords = async ({
  after,
  limit,
  ...args
}: { after: ID | null; limit: number } & Args): Promise<{
  count: number
  last: ID | null
  pairs: FoundPair[]
}> => {
  const { kind, req } = args
  const table = tableOfKind(args)
  const next = sql`
    select r.* from ${table} r
    where r.deleted_at is null and ${after === null ? sql`true` : sql`r.id > ${after}`}
    order by r.id limit ${limit}::int`
  const [end] = await execute<{ count: number; last: ID | null }>({
    query: sql`
      select count(*)::int as count, (array_agg(n.id order by n.id desc))[1] as last
      from (${next}) n`,
    req,
  })
  const candidates = await findCandidates({
    ...args,
    most: MOST_PER_KEY,
    source: sql`
      select r.id, r.id::text as asked, r.id::text as own, ${columnsOf(kind)} from (${next}) r`,
    where: sql`c.id > w.id`,
  })
  return { ...end!, pairs: toPairs(kind, candidates) }
}
