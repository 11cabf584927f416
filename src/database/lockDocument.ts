import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

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
