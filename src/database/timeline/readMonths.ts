import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { EngagementMonth } from '../../domain/contacts/detail.js'
import type { Subject } from './branches.js'

import { accessFilter } from '../accessFilter.js'
import { execute, tableOf } from '../session.js'

/**
 * What a person, or the people of a company, did in each of the months, as far as the user of `req` may
 * read it; months without anything are there with zeros.
 */
export const readEngagementMonths = async ({
  crm,
  months,
  req,
  subject: { id, key },
  timeZone,
}: {
  crm: CRMContext
  /** In order, `YYYY-MM`. */
  months: string[]
  req: PayloadRequest
  subject: { key: 'companies' | 'contacts' } & Subject
  timeZone: string
}): Promise<EngagementMonth[]> => {
  const readable = await accessFilter({ collection: crm.slugs.events, operation: 'read', req })
  const begin = sql`((${months[0]} || '-01')::timestamp at time zone ${timeZone})`
  const rows =
    readable === false
      ? []
      : await execute<EngagementMonth>({
          query: sql`
            select to_char(e.occurred_at at time zone ${timeZone}, 'YYYY-MM') as month,
              count(*) filter (where e.kind = 'email_open')::int as opens,
              count(*) filter (where e.kind in ('email_click', 'push_click', 'sms_click'))::int
                as clicks,
              count(*) filter (where e.kind = 'visit')::int as visits,
              count(*) filter (where e.kind in ('form', 'social_engagement'))::int as other
            from ${tableOf({ collection: crm.slugs.contacts, req })} c
            join ${tableOf({ collection: crm.slugs.events, req })} e
              on e.contact_id = c.id and e.occurred_at >= ${begin} and e.is_machine is not true
              ${readable ? sql`and e.id ${readable}` : sql``}
            where ${key === 'contacts' ? sql`c.id` : sql`c.company_id`} = ${id}
              and c.deleted_at is null
            group by 1`,
          req,
        })
  const found = new Map(rows.map((row) => [row.month, row]))
  return months.map(
    (month) => found.get(month) ?? { clicks: 0, month, opens: 0, other: 0, visits: 0 },
  )
}
