import type { PayloadRequest } from 'payload'
import type { getCRM } from 'payload-crm'

import { sql } from '@payloadcms/db-postgres'

import { enumOf, execute, tableOf } from '../../src/database/session.js'

type Args = { crm: ReturnType<typeof getCRM>; req: PayloadRequest }

/** Each lead of a company is about one of its people, in turn. */
const linkLeads = async ({ crm, req }: Args): Promise<void> => {
  const contacts = tableOf({ collection: crm.slugs.contacts, req })
  const leads = tableOf({ collection: crm.slugs.leads, req })
  await execute({
    query: sql`
      with people as (
        select id, company_id, name, email, phone,
          row_number() over (partition by company_id order by email) - 1 as place,
          count(*) over (partition by company_id) as count
        from ${contacts} where company_id is not null and deleted_at is null
      ), numbered as (
        select id, company_id,
          row_number() over (partition by company_id order by external_id) - 1 as place
        from ${leads} where company_id is not null and contact_id is null
      )
      update ${leads} l
      set contact_id = p.id, contact_name = p.name, contact_email = p.email, contact_phone = p.phone
      from numbered n join people p on p.company_id = n.company_id and p.place = n.place % p.count
      where l.id = n.id`,
    req,
  })
}

/**
 * Who has leads is a lead, a prospect once one is on its way, and a customer once one was won; theirs is
 * who dealt with them last.
 */
const settlePeople = async ({ crm, req }: Args): Promise<void> => {
  const of = (field: string) => enumOf({ collection: crm.slugs.contacts, field, req })
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.contacts, req })} c
      set owner_id = d.owner_id, lifecycle = d.lifecycle::${of('lifecycle')},
        journey_stage = d.journey::${of('journeyStage')}
      from (
        select contact_id, (array_agg(owner_id order by stage_entered_at desc))[1] as owner_id,
          case when bool_or(status = 'won') then 'customer'
            when bool_or(status = 'open') then 'prospect' else 'lead' end as lifecycle,
          case when bool_or(status = 'won') then 'retention'
            when bool_or(status = 'open') then 'decision' else 'awareness' end as journey
        from ${tableOf({ collection: crm.slugs.leads, req })}
        where contact_id is not null group by contact_id
      ) d where c.id = d.contact_id`,
    req,
  })
}

/** Ties the people of the audience to the leads of the companies they work for. */
export const linkAudience = async (args: Args): Promise<void> => {
  await linkLeads(args)
  await settlePeople(args)
}
