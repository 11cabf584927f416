import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'

/** Whoever is responsible for a lead, by its alias: the owner, else whoever created it. */
export const repOf = (lead: string): Query =>
  sql.raw(`coalesce(${lead}.owner_id, ${lead}.created_by_id)`)
