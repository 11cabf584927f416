import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'

/** Leads (alias `l`) that were won or lost in the last year; `crm_leads_closed_idx` finds them. */
export const endedWithinYear = ({ now }: { now: Date }): Query =>
  sql`l.status in ('won', 'lost') and l.closed_at is not null
    and l.closed_at >= ${now.toISOString()}::timestamptz - interval '365 days'`
