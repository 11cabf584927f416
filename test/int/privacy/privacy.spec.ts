import type { CollectionConfig, Payload } from 'payload'

import type { Erasure } from '../../../src/collections/contacts/operations/eraseContact.js'
import type { PersonExport } from '../../../src/collections/contacts/operations/exportPerson.js'
import type { Booted } from '../../support/bootPayload.js'
import type { Member, Team } from '../../support/team.js'

import { findSuppressed } from '../../../src/database/privacy/suppressions.js'
import { bootPayload } from '../../support/bootPayload.js'
import { createUser } from '../../support/createUser.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { query } from '../import/importFolder.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

/** Everything that only this person has, in every spelling in which it is left somewhere. */
const TRACES = `zo[eë]|o[’'']?brien|170.?.?.?123.?45.?67`

const run = <Row extends Record<string, unknown>>(text: string): Promise<Row[]> =>
  query<Row>({ payload, text })

/** Tables with a text or JSON in which some of a person's traces are left. */
const tablesWith = async (pattern: string): Promise<string[]> => {
  const columns = await run<{ column: string; table: string }>(`
    select c.table_name as "table", c.column_name as "column" from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY')`)
  const found = await run<{ table: string }>(
    columns
      .map(
        ({ column, table }) =>
          `select '${table}' as "table" from "${table}" where "${column}"::text ~* '${pattern}'`,
      )
      .join(' union '),
  )
  return found.map(({ table }) => table).sort()
}

const totals = async (): Promise<Record<string, unknown>> => {
  const [row] = await run<Record<string, unknown>>(`
    select
      (select json_agg(t order by t) from
        (select engagement_stage, lifecycle, count(*), sum(visit_count) from crm_contacts
          where deleted_at is null group by 1, 2) t) as contacts,
      (select json_agg(t order by t) from
        (select stage, status, count(*), sum(estimated_value) from crm_leads group by 1, 2) t) as leads,
      (select json_agg(t order by t) from
        (select type, count(*), sum(duration_seconds) from crm_activities group by 1) t) as activities,
      (select json_agg(t order by t) from
        (select kind, count(*) from crm_engagement_events group by 1) t) as events,
      (select json_agg(t order by t) from
        (select status, count(*), sum(total_value) from crm_orders group by 1) t) as orders,
      (select json_agg(t order by t) from
        (select stage, sum(count), sum(value) from
          (select stage, count, value from crm_lead_totals
            union all select stage, count, value from crm_lead_changes) u group by 1) t) as pipeline`)
  return row!
}

const create = async (collection: string, data: Record<string, unknown>): Promise<string> =>
  String((await payload.create({ collection, data, depth: 0, user: team.manager.user })).id)

const erase = (id: string, as: { token: string } = team.admin) =>
  rest<Erasure>({ as, method: 'POST', path: `/crm/privacy/contacts/${id}/erase`, payload })

/** A person who has left traces everywhere, and somebody else of the same company. */
const leaveTraces = async (): Promise<{ lead: string; person: string }> => {
  const { body } = await rest<{ doc: { id: string } }>({
    as: team.manager,
    body: {
      email: 'zoe.obrien@acme.example',
      emailConsent: 'granted',
      firstName: 'Zoë',
      jobTitle: 'Chief of Zoë Media',
      lastName: "O'Brien",
      notes: 'Zoë likes tea. zoe@home.example',
      phone: '+49 170 1234567',
      tags: ['friend of Zoë'],
    },
    headers: { 'Idempotency-Key': 'k-1' },
    method: 'POST',
    path: '/crm/contacts',
    payload,
  })
  const person = String(body.doc.id)
  const twin = await create('crm-contacts', { email: 'zoe@home.example', firstName: 'Zoë' })
  await run(`update crm_contacts set merged_into_id = '${person}', deleted_at = now()
    where id = '${twin}'`)
  const lead = await create('crm-leads', {
    companyName: 'Acme',
    contact: person,
    contactEmail: 'Zoe.OBrien@acme.example',
    contactName: 'Zoë O’Brien',
    contactPhone: '+49 170 1234567',
    estimatedValue: 5000,
    notes: 'Ask Zoë, her number is 0170 / 123 45 67.',
  })
  await create('crm-activities', {
    type: 'call',
    body: 'Zoë called from 0170 1234567',
    contact: person,
    durationSeconds: 60,
    lead,
    occurredAt: new Date().toISOString(),
    subject: "Call with Zoë O'Brien",
  })
  await create('crm-orders', {
    name: "O'Brien, Zoë: spring",
    endDate: '2026-06-30',
    lead,
    lines: [{ label: 'Banner', price: 100, quantity: 3 }],
    startDate: '2026-06-01',
  })
  await rest({
    as: team.intake,
    body: {
      events: [
        {
          id: 'visit-1',
          contact: 'zoe.obrien@acme.example',
          kind: 'visit',
          meta: { url: 'https://acme.example/?to=zoe%40home.example' },
          occurredAt: new Date().toISOString(),
        },
      ],
    },
    method: 'POST',
    path: '/crm/audience/events',
    payload,
  })
  await run(`
    insert into crm_merges (after, before, kind, loser, loser_before, merged_at, winner)
      values ('{}', '{}', 'contacts', '${twin}', '{"email":"zoe@home.example"}', now(), '${person}');
    insert into crm_import_rows (former, import, record, written_at) values
      ('{"email":"zoe@home.example"}', 'a', '${person}', now()),
      ('{"contact_name":"Zoë O''Brien"}', 'a', '${lead}', now());
    insert into payload_jobs (input, queue) values ('{"to":["ZOE@HOME.EXAMPLE"]}', 'mail');
    insert into payload_kv (key, data) values ('cache', '{"who":"Hi zoë o''brien"}');
    insert into payload_preferences (key, value) values ('list', '{"q":"0170 1234567"}')`)
  return { lead, person }
}

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterAll(() => stop())

describe('erasure', () => {
  it('leaves no identifier in any text of any table, and every total as it was', async () => {
    const { person } = await leaveTraces()
    expect(await tablesWith(TRACES)).toEqual(
      expect.arrayContaining([
        'crm_activities',
        'crm_contacts',
        'crm_contacts_texts',
        'crm_engagement_events',
        'crm_idempotency_keys',
        'crm_import_rows',
        'crm_leads',
        'crm_merges',
        'crm_orders',
        'crm_search_leads',
        'crm_search_people',
        'crm_search_words',
        'payload_jobs',
        'payload_kv',
        'payload_preferences',
      ]),
    )
    const before = await totals()
    const { body, status } = await erase(person)
    expect(status).toBe(200)
    expect(body.contacts).toHaveLength(2)
    expect(body.rows).toMatchObject({ payload_jobs: 1, payload_kv: 1, payload_preferences: 1 })
    expect(await tablesWith(TRACES)).toEqual([])
    expect(await totals()).toEqual(before)
    expect(
      await payload.findByID({ id: person, collection: 'crm-contacts', depth: 0 }),
    ).toMatchObject({
      name: 'Erased contact',
      doNotContact: true,
      email: null,
      visitCount: 1,
    })
  })

  it('remembers the addresses without saying them, and takes nobody up for being written to', async () => {
    const req = { payload } as Parameters<typeof findSuppressed>[0]['req']
    const emails = ['ZOE@home.example', 'zoe.obrien@acme.example', 'ann@acme.example']
    expect([...(await findSuppressed({ emails, req }))]).toEqual(emails.slice(0, 2))
    const id = await create('crm-contacts', { email: 'zoe@home.example', firstName: 'Z' })
    expect(await payload.findByID({ id, collection: 'crm-contacts', depth: 0 })).toMatchObject({
      doNotContact: true,
    })
    const lead = await create('crm-leads', {
      companyName: 'Acme',
      contactEmail: 'zoe.obrien@acme.example',
      contactName: 'Z',
    })
    expect(await payload.findByID({ id: lead, collection: 'crm-leads', depth: 0 })).toMatchObject({
      contact: null,
    })
  })

  it('takes in nothing more that is reported of whoever was erased', async () => {
    const id = await create('crm-contacts', { email: 'gone@acme.example', firstName: 'Gone' })
    const report = (event: string) =>
      rest({
        as: team.intake,
        body: {
          events: [{ id: event, contact: id, kind: 'visit', occurredAt: new Date().toISOString() }],
        },
        method: 'POST',
        path: '/crm/audience/events',
        payload,
      })
    expect((await report('before-1')).body).toMatchObject({ accepted: 1 })
    await erase(id)
    expect((await report('after-1')).body).toMatchObject({
      accepted: 0,
      rejected: [{ code: 'not_found', field: 'contact', index: 0 }],
    })
    expect(await payload.findByID({ id, collection: 'crm-contacts', depth: 0 })).toMatchObject({
      erasedAt: expect.any(String),
      visitCount: 1,
    })
  })

  it('leaves namesakes and whoever has the same number what is theirs', async () => {
    const shared = { firstName: 'Kim', lastName: 'Larsen', phone: '+4930901820' }
    const person = await create('crm-contacts', { ...shared, email: 'kim@one.example' })
    const other = await create('crm-contacts', { ...shared, email: 'kim@two.example' })
    const lead = await create('crm-leads', {
      companyName: 'Larsen Media',
      contact: person,
      contactName: 'Kim Larsen',
      notes: 'Kim Larsen will call back.',
    })
    await erase(person)
    expect(
      await payload.findByID({ id: other, collection: 'crm-contacts', depth: 0 }),
    ).toMatchObject({
      ...shared,
      email: 'kim@two.example',
    })
    expect(await payload.findByID({ id: lead, collection: 'crm-leads', depth: 0 })).toMatchObject({
      companyName: 'Larsen Media',
      contact: null,
      contactName: null,
      notes: '[erased] will call back.',
    })
  })

  it('leaves somebody else the address that a lead of the person names', async () => {
    const ann = await create('crm-contacts', { email: 'ann@lead.example', firstName: 'Ann' })
    const bob = await create('crm-contacts', { email: 'bob@lead.example', firstName: 'Bob' })
    const lead = await create('crm-leads', {
      companyName: 'Lead Media',
      contact: ann,
      contactEmail: 'bob@lead.example',
    })
    await run(`update crm_leads set contact_email = 'Bob@lead.example' where id = '${lead}'`)
    await erase(ann)
    expect(await payload.findByID({ id: bob, collection: 'crm-contacts', depth: 0 })).toMatchObject(
      { email: 'bob@lead.example' },
    )
    const req = { payload } as Parameters<typeof findSuppressed>[0]['req']
    const emails = ['ann@lead.example', 'bob@lead.example']
    expect([...(await findSuppressed({ emails, req }))]).toEqual(['ann@lead.example'])
  })

  it('takes what a host’s table says in parts out of the part that says it', async () => {
    const person = await create('crm-contacts', { email: 'uma@part.example', firstName: 'Uma' })
    await run(`
      create table host_notes (year int, note text) partition by list (year);
      create table host_notes_1 partition of host_notes for values in (1);
      create table host_notes_2 partition of host_notes for values in (2);
      insert into host_notes values (1, 'Ask uma@part.example'), (2, 'Ask nobody')`)
    await erase(person)
    expect(await run('select note from host_notes order by year')).toEqual([
      { note: 'Ask [erased]' },
      { note: 'Ask nobody' },
    ])
  })

  it('is for administrators', async () => {
    const person = await create('crm-contacts', { email: 'pat@one.example', firstName: 'Pat' })
    expect((await erase(person, team.manager)).status).toBe(403)
    expect(
      await payload.findByID({ id: person, collection: 'crm-contacts', depth: 0 }),
    ).toMatchObject({
      email: 'pat@one.example',
    })
  })
})

describe('export', () => {
  it('has every row of every table that refers to a person', async () => {
    const person = await create('crm-contacts', {
      email: 'lou@one.example',
      firstName: 'Lou',
      tags: ['press'],
    })
    await create('crm-leads', {
      companyName: 'One',
      contact: person,
      contactEmail: 'lou@one.example',
    })
    await create('crm-activities', {
      type: 'note',
      body: 'Likes coffee',
      contact: person,
      occurredAt: new Date().toISOString(),
    })
    const { body, headers, status } = await rest<PersonExport>({
      as: team.manager,
      path: `/crm/privacy/contacts/${person}/export`,
      payload,
    })
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="contact-${person}.json"`)
    expect(body.contacts).toEqual([person])
    expect(body.records).toMatchObject({
      crm_activities: [{ body: 'Likes coffee', contact_id: person }],
      crm_contacts: [{ id: person, email: 'lou@one.example' }],
      crm_contacts_texts: [{ text: 'press' }],
      crm_leads: [{ company_name: 'One' }],
    })
  })

  it('is for managers, and for contacts there are', async () => {
    const path = '/crm/privacy/contacts/00000000-0000-7000-8000-000000000000/export'
    expect((await rest({ as: team.rep, path, payload })).status).toBe(403)
    expect((await rest({ as: team.manager, path, payload })).status).toBe(404)
  })
})

describe('where ids are numbers', () => {
  /** Accounts of the host's site, each of a person. */
  const members: CollectionConfig = {
    slug: 'members',
    auth: true,
    fields: [{ name: 'person', type: 'relationship', relationTo: 'crm-contacts' }],
  }
  let booted: Booted
  let admin: Member

  const make = async (collection: string, data: object): Promise<number> =>
    Number((await booted.payload.create({ collection, data, depth: 0 })).id)

  const ask = <Row extends Record<string, unknown>>(text: string): Promise<Row[]> =>
    query<Row>({ payload: booted.payload, text })

  beforeAll(async () => {
    booted = await bootPayload({ collections: [members], idType: 'serial', schema: 'push' })
    admin = await createUser({ payload: booted.payload, role: 'admin' })
  })

  afterAll(() => booted.stop())

  it('takes no record of another kind for the person’s', async () => {
    const rose = await make('crm-contacts', { email: 'rose@one.example', firstName: 'Rose' })
    const [delivery, people] = [
      await make('crm-imports', { fileName: 'delivery.csv', kind: 'delivery', status: 'done' }),
      await make('crm-imports', { fileName: 'people.csv', kind: 'contacts', status: 'done' }),
    ]
    await ask(`
      insert into crm_import_rows (import, record, written_at)
        values ('${delivery}', '${rose}', now()), ('${people}', '${rose}', now());
      insert into crm_merges (after, before, kind, loser, loser_before, merged_at, winner)
        values ('{}', '{}', 'companies', '999', '{}', now(), '${rose}');
      insert into payload_kv (key, data) values
        ('order', '{"id": ${rose}, "title": "Rose garden"}'),
        ('work', '{"id": ${rose}, "kind": "contacts", "note": "Rose called"}'),
        ('note', '{"contact": ${rose}, "note": "Rose called"}')`)
    const { body } = await rest<PersonExport>({
      as: admin,
      path: `/crm/privacy/contacts/${rose}/export`,
      payload: booted.payload,
    })
    expect(Object.keys(body.records).sort()).toEqual(['crm_contacts', 'crm_engagement'])
    const erased = await rest({
      as: admin,
      method: 'POST',
      path: `/crm/privacy/contacts/${rose}/erase`,
      payload: booted.payload,
    })
    expect(erased.status).toBe(200)
    expect(await ask('select import from crm_import_rows')).toEqual([{ import: String(delivery) }])
    expect(await ask('select key, data::text as said from payload_kv order by key')).toEqual([
      { key: 'note', said: `{"note": "[erased] called", "contact": ${rose}}` },
      { key: 'order', said: `{"id": ${rose}, "title": "Rose garden"}` },
      { key: 'work', said: `{"id": ${rose}, "kind": "contacts", "note": "[erased] called"}` },
    ])
  })

  it('hands out nothing that an account signs in with', async () => {
    const person = await make('crm-contacts', { email: 'mia@one.example', firstName: 'Mia' })
    await make('members', { email: 'mia@one.example', password: 'only for tests', person })
    const { body } = await rest<PersonExport>({
      as: admin,
      path: `/crm/privacy/contacts/${person}/export`,
      payload: booted.payload,
    })
    expect(Object.keys(body.records).sort()).toEqual(['crm_contacts', 'crm_engagement'])
  })
})
