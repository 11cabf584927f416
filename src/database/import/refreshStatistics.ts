import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute, tableOf } from '../session.js'

/** Tells the planner what came in, so that the first board after an import is not planned blindly. */
export const refreshStatistics = async ({
  collections,
  req,
}: {
  collections: string[]
  req: PayloadRequest
}): Promise<void> => {
  for (const collection of collections) {
    await execute({ query: sql`analyze ${tableOf({ collection, req })}`, req })
  }
}
