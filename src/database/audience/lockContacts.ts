import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { execute, isStorableID, tableOf } from '../session.js'
import { listOfIDs } from './contactIDs.js'

type Args = { crm: CRMContext; req: PayloadRequest }

type Locked = { id: string; isGone: boolean; next: null | string }

/** Locks contacts in the order of their ids, so that two of these never wait for each other. */
const lockRows = ({ crm, ids, req }: { ids: string[] } & Args): Promise<Locked[]> =>
  execute<Locked>({
    query: sql`
      select c.id::text as id, c.merged_into_id::text as next,
        c.deleted_at is not null or c.erased_at is not null as "isGone"
      from ${tableOf({ collection: crm.slugs.contacts, req })} c
      where c.id in ${listOfIDs({ crm, ids, req })}
      order by c.id for no key update of c`,
    req,
  })

/** Contacts by e-mail: those that are not in the trash, else those that were merged into others. */
const findByEmail = async ({
  crm,
  emails,
  req,
}: { emails: string[] } & Args): Promise<Map<string, string>> => {
  if (emails.length === 0) {
    return new Map()
  }
  const contacts = tableOf({ collection: crm.slugs.contacts, req })
  const rows = await execute<{ email: string; id: string }>({
    query: sql`
      with sent as materialized (
        select value as email from json_array_elements_text(${JSON.stringify(emails)}::json))
      select c.email, c.id::text as id from ${contacts} c join sent on sent.email = c.email
      where c.merged_into_id is not null
      union all
      select c.email, c.id::text as id from ${contacts} c join sent on sent.email = c.email
      where c.deleted_at is null`,
    req,
  })
  return new Map(rows.map(({ id, email }) => [email, id])) // the last of an address: the living one
}

/** A merge of a merge of a merge: more of them are a circle. */
const LONGEST_CHAIN = 20

/** Who somebody is now, and whom they were merged from on the way: the first is who was asked for. */
export type LockedContact = { id: string; mergedFrom: string[] }

/**
 * Finds contacts by id or e-mail and locks them until the transaction ends. Whoever was merged is
 * followed, by rows that are locked: a merge that is just happening is waited for.
 *
 * @returns the living contact by what was asked for; who is unknown, in the trash or erased is missing
 */
export const followAndLock = async ({
  crm,
  refs,
  req,
}: {
  /** Ids and normalised e-mails. */
  refs: string[]
} & Args): Promise<Map<string, LockedContact>> => {
  const emails = refs.filter((ref) => ref.includes('@'))
  const byEmail = await findByEmail({ crm, emails, req })
  const known = new Map(
    refs.flatMap((ref) => {
      const id = byEmail.get(ref) ?? ref
      return isStorableID({ id, req }) ? [[ref, id] as const] : []
    }),
  )
  const rows = new Map<string, Locked>()
  let wanted = [...new Set(known.values())]
  for (let step = 0; wanted.length > 0 && step < LONGEST_CHAIN; step += 1) {
    for (const row of await lockRows({ crm, ids: wanted, req })) {
      rows.set(row.id, row)
    }
    wanted = [...rows.values()].flatMap(({ next }) => (next && !rows.has(next) ? [next] : []))
  }
  const follow = (id: string, mergedFrom: string[] = []): LockedContact | null => {
    const row = rows.get(id.toLowerCase())
    if (!row || mergedFrom.length > LONGEST_CHAIN) {
      return null
    }
    if (row.next) {
      return follow(row.next, [...mergedFrom, row.id])
    }
    return row.isGone ? null : { id: row.id, mergedFrom }
  }
  return new Map(
    [...known].flatMap(([ref, id]) => {
      const living = follow(id)
      return living === null ? [] : [[ref, living] as const]
    }),
  )
}

/** The living contacts of {@link followAndLock} alone: their ids by what was asked for. */
export const lockContacts = async (args: { refs: string[] } & Args): Promise<Map<string, string>> =>
  new Map([...(await followAndLock(args))].map(([ref, { id }]) => [ref, id]))
