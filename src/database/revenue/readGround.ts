import { sql } from '@payloadcms/db-postgres'

import type { Args } from './scope.js'

import { DEFAULT_TIME_ZONE } from '../../domain/settings/settings.js'
import { revenue } from '../rollUps/revenue.js'
import { execute, ownTable, tableOf } from '../session.js'
import { TABLES } from '../tables.js'

/** What every figure of revenue begins with, in one short statement. */
export const readGround = async ({
  crm,
  req,
}: Args): Promise<{
  /** Whether revenue is kept by day in this database. */
  isKept: boolean
  /** The zone whose calendar days count. */
  timeZone: string
}> => {
  const [row] = await execute<{ isKept: boolean; timeZone: null | string }>({
    query: sql`
      select (select time_zone from ${tableOf({ collection: crm.slugs.settings, req })} limit 1)
          as "timeZone",
        exists (
          select from ${ownTable({ name: TABLES.kept, req })} where name = ${revenue.name}
        ) as "isKept"`,
    req,
  })
  return { isKept: row!.isKept, timeZone: row!.timeZone || DEFAULT_TIME_ZONE }
}
