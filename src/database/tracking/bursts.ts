import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { execute, tableOf } from '../session.js'

type Clicks = {
  /** Id as contacts have it. */
  contact: number | string
  crm: CRMContext
  /** The one just followed. */
  link: string
  message: string
  req: PayloadRequest
  since: Date
}

const conditions = ({ contact, message, since }: Omit<Clicks, 'crm' | 'link' | 'req'>) => sql`
  e.contact_id = ${contact} and e.occurred_at >= ${since.toISOString()}::timestamptz
  and e.kind = 'email_click' and e.source = 'link' and e.meta->>'message' = ${message}`

/** How many other links of a message a contact has followed since then. */
export const countOtherLinks = async ({ crm, link, req, ...clicks }: Clicks): Promise<number> => {
  const [row] = await execute<{ count: number }>({
    query: sql`
      select count(distinct e.meta->>'link')::int as count
      from ${tableOf({ collection: crm.slugs.events, req })} e
      where ${conditions(clicks)} and e.meta->>'link' <> ${link}`,
    req,
  })
  return row?.count ?? 0
}
