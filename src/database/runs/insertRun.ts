import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { BatchRunKind } from '../../domain/runs/functions.js'

import { newID } from '../import/newID.js'
import { execute, tableOf } from '../session.js'

type ID = number | string

type Args = { crm: CRMContext; req: PayloadRequest }

export type NewRun = { key: string; kind: BatchRunKind; scope: unknown }

/**
 * Makes the run of a key, inside the request's transaction: whoever asks for the same key meanwhile
 * waits until that ends.
 *
 * @returns `null` when there is a run of this key
 */
export const insertRun = async ({
  crm,
  req,
  run: { key, kind, scope },
}: { run: NewRun } & Args): Promise<ID | null> => {
  const id = newID(req)
  const createdBy = req.user?.collection === crm.usersSlug ? req.user.id : null
  const [row] = await execute<{ id: ID }>({
    query: sql`
      insert into ${tableOf({ collection: crm.slugs.runs, req })} (
        ${id ? sql`id,` : sql``} key, kind, status, scope, created_by_id, created_at, updated_at)
      values (
        ${id ? sql`${id},` : sql``} ${key}, ${kind}, 'queued', ${JSON.stringify(scope)}::jsonb,
        ${createdBy}, clock_timestamp(), clock_timestamp())
      on conflict (key) do nothing
      returning id`,
    req,
  })
  return row?.id ?? null
}

/** The run of a key, `null` when there is none. */
export const findRun = async ({ crm, key, req }: { key: string } & Args): Promise<ID | null> => {
  const [row] = await execute<{ id: ID }>({
    query: sql`select id from ${tableOf({ collection: crm.slugs.runs, req })} where key = ${key}`,
    req,
  })
  return row?.id ?? null
}
