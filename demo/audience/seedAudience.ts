import type { PayloadRequest } from 'payload'
import type { getCRM } from 'payload-crm'

import { sql } from '@payloadcms/db-postgres'

import type { StoredEvent } from '../../src/database/audience/writeEvents.js'
import type { DemoPerson, Employer } from './generatePeople.js'

import { writeEvents } from '../../src/database/audience/writeEvents.js'
import { newID } from '../../src/database/import/newID.js'
import { refreshStatistics } from '../../src/database/import/refreshStatistics.js'
import { inTransaction } from '../../src/database/inTransaction.js'
import { execute, tableOf } from '../../src/database/session.js'
import { eventID } from '../../src/domain/audience/events.js'
import { generatePeople } from './generatePeople.js'
import { linkAudience } from './linkAudience.js'

/** As many people as the demo has. */
export const PEOPLE_COUNT = 5000

/** Of people, written together. */
const BATCH = 500

type Args = { crm: ReturnType<typeof getCRM>; req: PayloadRequest }

/** Companies with the domain their people write from; those of the sales book have none of their own. */
const readEmployers = ({ crm, req }: Args): Promise<Employer[]> => {
  const companies = tableOf({ collection: crm.slugs.companies, req })
  return execute<Employer>({
    query: sql`
      with named as (
        update ${companies} set domain = regexp_replace(lower(name), '[^a-z0-9]+', '', 'g') || '.example'
        where domain is null and deleted_at is null
        returning id, domain
      )
      select id, domain from named order by domain`,
    req,
  })
}

const CONTACT = [
  ...['name', 'first_name', 'last_name', 'email', 'phone', 'company_id', 'job_title', 'language'],
  ...['time_zone', 'source', 'lifecycle', 'email_consent', 'email_consent_at'],
  ...['email_consent_source', 'do_not_contact', 'subscribed_at', 'first_contact_at'],
  ...['created_at', 'updated_at'],
]

const toRow = (person: DemoPerson): Record<string, unknown> => {
  const subscribedAt = new Date(person.subscribedAt).toISOString()
  return {
    name: `${person.firstName} ${person.lastName}`,
    company_id: person.company,
    created_at: subscribedAt,
    do_not_contact: person.doNotContact,
    email: person.email,
    email_consent: person.emailConsent,
    email_consent_at: subscribedAt,
    email_consent_source: person.source === 'import' ? 'import' : 'sign-up form',
    first_contact_at: subscribedAt,
    first_name: person.firstName,
    job_title: person.jobTitle,
    language: person.language,
    last_name: person.lastName,
    lifecycle: 'subscriber',
    phone: person.phone,
    source: person.source,
    subscribed_at: subscribedAt,
    time_zone: person.timeZone,
    updated_at: subscribedAt,
  }
}

const list = (names: string[], alias?: string) =>
  sql.raw(names.map((name) => (alias ? `${alias}.${name}` : name)).join(', '))

const writePeople = async ({
  crm,
  people,
  req,
}: { people: DemoPerson[] } & Args): Promise<(number | string)[]> => {
  const contacts = tableOf({ collection: crm.slugs.contacts, req })
  const id = newID(req)
  const rows = await execute<{ email: string; id: number | string }>({
    query: sql`
      insert into ${contacts} (${id ? sql`id, ` : sql``}${list(CONTACT)})
      select ${id ? sql`${id}, ` : sql``}${list(CONTACT, 'r')}
      from json_populate_recordset(null::${contacts}, ${JSON.stringify(people.map(toRow))}::json) r
      returning id, email`,
    req,
  })
  const ids = new Map(rows.map(({ id: own, email }) => [email, own]))
  return people.map(({ email }) => ids.get(email)!)
}

const writeTags = ({
  crm,
  ids,
  people,
  req,
}: { ids: (number | string)[]; people: DemoPerson[] } & Args): Promise<unknown> => {
  const texts = tableOf({ collection: crm.slugs.contacts, req, subTable: 'texts' })
  const rows = people.flatMap(({ tags }, index) =>
    tags.map((text, place) => ({ order: place + 1, parent_id: ids[index], path: 'tags', text })),
  )
  return execute({
    query: sql`
      insert into ${texts} ("order", parent_id, path, text)
      select r."order", r.parent_id, r.path, r.text
      from json_populate_recordset(null::${texts}, ${JSON.stringify(rows)}::json) r`,
    req,
  })
}

const SOURCE = 'demo'

const eventsOf = ({
  ids,
  people,
}: {
  ids: (number | string)[]
  people: DemoPerson[]
}): StoredEvent[] =>
  people.flatMap(({ email, events }, index) =>
    events.map(({ occurredAt, ...event }, place) => ({
      ...event,
      id: eventID({ id: `${email} ${place}`, source: SOURCE }),
      contact: String(ids[index]),
      occurredAt: new Date(occurredAt).toISOString(),
      source: SOURCE,
    })),
  )

/**
 * Fills the audience: people with a year of what they did, at the companies of the sales book and
 * elsewhere, and the leads of those companies about some of them. In one transaction, a few statements
 * for hundreds at a time; their stages follow from the events as they do when these are reported.
 */
export const seedAudience = async ({
  count = PEOPLE_COUNT,
  crm,
  onPeople = () => undefined,
  req,
}: {
  count?: number
  /** Called with how many people are written. */
  onPeople?: (done: number) => void
} & Args): Promise<void> => {
  await inTransaction({
    req,
    work: async () => {
      const now = crm.now()
      const employers = await readEmployers({ crm, req })
      const everybody = generatePeople({ count, employers, now })
      for (let done = 0; done < everybody.length; done += BATCH) {
        onPeople(done)
        const people = everybody.slice(done, done + BATCH)
        const ids = await writePeople({ crm, people, req })
        await writeTags({ crm, ids, people, req })
        await writeEvents({ crm, events: eventsOf({ ids, people }), now, req })
      }
      await linkAudience({ crm, req })
    },
  })
  const { companies, contacts, events, leads } = crm.slugs
  await refreshStatistics({ collections: [companies, contacts, events, leads], req })
}
