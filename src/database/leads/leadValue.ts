import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'

/** What a lead (alias `l`) counts for: the actual value once it is won, the estimate before. */
export const LEAD_VALUE_SQL = `(case when l.status = 'won' then coalesce(l.actual_value, l.estimated_value, 0) else coalesce(l.estimated_value, 0) end)`

export const LEAD_VALUE: Query = sql.raw(LEAD_VALUE_SQL)
