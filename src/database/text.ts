import { sql } from '@payloadcms/db-postgres'

import type { Query } from './session.js'

/** A moment as Payload writes it: ISO 8601 to the millisecond, in UTC. */
export const isoMoment = (moment: Query): Query =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Text that `like` takes as it stands. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
