import type { Kept } from '../triggers/types.js'

import { RULE } from '../../domain/audience/rule.js'
import { AUDIENCE_TABLES } from './tables.js'

const COLUMNS = 'contact, since, stage, entered_at, due_at'

/**
 * What the rule has to know of contacts that come into the table, by whichever door. Who is new by the
 * clock is so until a known moment; everybody else is due at once, for the sweep to judge.
 */
const rowsOf = (source: string): string => `
  select c.id, s.since, c.engagement_stage::text, coalesce(c.engagement_stage_entered_at, c.created_at),
    case when c.engagement_stage = 'new' and s.until > clock_timestamp() then s.until else '-infinity' end
  from ${source} c, lateral (
    select coalesce(c.subscribed_at, c.created_at) as since,
      coalesce(c.subscribed_at, c.created_at) + interval '${RULE.newDays * 24} hours' as until) s`

/** A row of what decides about its stage for each contact, and the moment it subscribed in step. */
export const keepEngagement: Kept = {
  name: 'engagement',
  define: ({ own, tableOf }) => {
    const engagement = own(AUDIENCE_TABLES.engagement)
    const add = (source: string): string => `
      insert into ${engagement} (${COLUMNS}) ${rowsOf(source)} on conflict (contact) do nothing`
    return {
      fill: [add(tableOf('contacts'))],
      watches: [
        {
          name: 'contacts',
          collection: 'contacts',
          on: {
            insert: `${add('new_rows')};`,
            update: `
              update ${engagement} e
              set since = coalesce(new.subscribed_at, new.created_at), due_at = '-infinity'
              where e.contact = new.id and coalesce(new.subscribed_at, new.created_at)
                is distinct from coalesce(old.subscribed_at, old.created_at);`,
          },
          // Events and passes write contacts all the time, and neither of these.
          updatedColumns: ['subscribed_at', 'created_at'],
        },
      ],
    }
  },
}
