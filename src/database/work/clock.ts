import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'

/**
 * This moment by the database's clock, which all workers share; not after itself when it is stored
 * with milliseconds.
 */
export const now: Query = sql`date_trunc('milliseconds', clock_timestamp())`
