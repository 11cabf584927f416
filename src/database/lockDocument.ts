import type { PayloadRequest, Where } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { whereToSQL } from './accessFilter.js'
import { execute, isStorableID, tableOf } from './session.js'

/** Locks one row until the end of the request's transaction; does nothing for an id that cannot exist. */
export const lockDocument = async ({
  id,
  collection,
  req,
}: {
  collection: string
  id: number | string
  req: PayloadRequest
}): Promise<void> => {
  if (isStorableID({ id, req })) {
    await execute({
      query: sql`select 1 from ${tableOf({ collection, req })} where id = ${id} for no key update`,
      req,
    })
  }
}

/**
 * Locks one row until the end of the transaction against new references to it as well: waits for
 * those that are just being written, and whoever writes one later waits for the end of this.
 */
export const lockAgainstReferences = async ({
  id,
  collection,
  req,
}: {
  collection: string
  id: number | string
  req: PayloadRequest
}): Promise<void> => {
  if (isStorableID({ id, req })) {
    await execute({
      query: sql`select 1 from ${tableOf({ collection, req })} where id = ${id} for update`,
      req,
    })
  }
}

/** Locks every row that matches, always in the same order, so that two of these never wait for each other. */
export const lockMatching = async ({
  collection,
  req,
  where,
}: {
  collection: string
  req: PayloadRequest
  where: Where
}): Promise<void> => {
  const table = tableOf({ collection, req })
  await execute({
    query: sql`
      select 1 from ${table} where id ${whereToSQL({ collection, req, where })}
      order by id for no key update`,
    req,
  })
}

/**
 * Locks the row of a global until the end of the transaction. One that was never saved has none:
 * its index lets only one of two first writers through.
 */
export const lockGlobal = async ({
  global,
  req,
}: {
  global: string
  req: PayloadRequest
}): Promise<void> => {
  await execute({
    query: sql`select 1 from ${tableOf({ collection: global, req })} for no key update`,
    req,
  })
}
