import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { DEFAULT_TIME_ZONE } from '../../domain/settings/settings.js'
import { execute, tableOf } from '../session.js'

/** The zone whose calendar days count, in one short statement: every figure begins with it. */
export const readTimeZone = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<string> => {
  const [row] = await execute<{ timeZone: null | string }>({
    query: sql`
      select time_zone as "timeZone" from ${tableOf({ collection: crm.slugs.settings, req })} limit 1`,
    req,
  })
  return row?.timeZone || DEFAULT_TIME_ZONE
}
