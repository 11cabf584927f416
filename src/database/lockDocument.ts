import type { PayloadRequest, Where } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { Query } from './session.js'

import { whereToSQL } from './accessFilter.js'
import { execute, isStorableID, tableOf } from './session.js'

const STRENGTHS: Record<'references' | 'writes', Query> = {
  references: sql`for update`,
  writes: sql`for no key update`,
}

/** Locks one row until the end of the request's transaction; does nothing for an id that cannot exist. */
export const lockDocument = async ({
  id,
  against = 'writes',
  collection,
  req,
}: {
  /**
   * `writes`: other writers of the row wait. `references`: so do those who refer to it, and those
   * who are just doing so are waited for. @default 'writes'
   */
  against?: keyof typeof STRENGTHS
  collection: string
  id: number | string
  req: PayloadRequest
}): Promise<void> => {
  if (isStorableID({ id, req })) {
    const table = tableOf({ collection, req })
    await execute({
      query: sql`select 1 from ${table} where id = ${id} ${STRENGTHS[against]}`,
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
