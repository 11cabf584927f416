import type { Payload } from 'payload'
import type { PoolClient } from 'pg'

import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'

import type { ContactImportResult } from '../../../src/domain/contacts/import/types.js'
import type { RowError } from '../../../src/domain/imports/rowProblems.js'
import type { RestArgs } from '../../support/rest.js'
import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { requestRest, rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { toCSVForm } from './csvForm.js'

type ErrorItem = {
  data: { code: string; field?: string; result: ContactImportResult }
  message: string
}
type Answer = { errors: (ErrorItem & RowError)[] } & Omit<ContactImportResult, 'errors'>
type Doc = { id: string } & Record<string, unknown>

/** Names that an import has for what it remembers of a row, and an undo. */
const NAMES = ['line', 'change', 'before', 'former', 'record', 'saidAt', 'targetId', 'wantedTags']

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({
    extend: (config) => ({
      ...config,
      i18n: { supportedLanguages: { de, en } },
      localization: { defaultLocale: 'en', locales: ['en', 'de'] },
    }),
    plugin: {
      customFields: {
        contacts: [
          { name: 'vatNumber', type: 'text', label: 'VAT number' },
          { name: 'seats', type: 'number' },
          { name: 'birthday', type: 'date' },
          { name: 'tier', type: 'select', options: ['gold', 'silver'] },
          ...NAMES.map((name) => ({ name, type: 'text' as const })),
          { name: 'motto', type: 'text', localized: true },
          { name: 'shout', type: 'text', virtual: true },
        ],
      },
      rateLimits: { import: false },
    },
    schema: 'push',
  }))
  team = await createTeam(payload)
})

afterAll(() => stop())

const send = ({
  content,
  mapping,
  query = '',
  text,
  ...args
}: {
  content?: string | Uint8Array<ArrayBuffer>
  mapping?: object
  query?: string
  text?: string
} & Partial<RestArgs>) =>
  rest<Answer>({
    as: team.manager,
    body: toCSVForm({ content, mapping, text }),
    method: 'POST',
    path: `/crm/import/contacts${query}`,
    payload,
    ...args,
  })

const undo = (id: unknown) =>
  rest<{ errors: ErrorItem[]; result: Record<string, unknown> }>({
    as: team.manager,
    method: 'POST',
    path: `/crm/imports/${String(id)}/undo`,
    payload,
  })

const find = async (email: string): Promise<Doc | undefined> => {
  const { docs } = await payload.find({
    collection: 'crm-contacts',
    depth: 1,
    where: { email: { equals: email } },
  })
  return docs[0] as unknown as Doc | undefined
}

const create = async (data: Record<string, unknown>): Promise<Doc> =>
  (await payload.create({ collection: 'crm-contacts', data, depth: 0 })) as unknown as Doc

const pool = () =>
  (
    payload.db as unknown as {
      pool: { connect: () => Promise<PoolClient>; query: PoolClient['query'] }
    }
  ).pool

const untilSomebodyWaits = async (): Promise<void> => {
  const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
  while ((await pool().query(waiting)).rowCount === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const fingerprintOfPeople = async () => {
  const { crm_companies: companies, crm_contacts: contacts } = await fingerprint({ payload })
  return JSON.stringify({ companies, contacts })
}

describe('a file of contacts', () => {
  it('is understood by its header and stored as everywhere', async () => {
    const { body, status } = await send({
      text: [
        'E-mail Address;Vorname;Last Name;Telephone;Firma;Website;Labels;Owner;Opt-in;Consent date;Signup date;VAT number;Seats;Birthday;Tier',
        `Jane@Example.COM ;Jane;Doe;(212) 555-0100;Acme Inc.;https://www.acme.com/about;fair, vip;${String(team.rep.user.email).toUpperCase()};yes;31.01.2026;2026-02-01T10:00:00+01:00;DE1;12;24.12.1990;Gold`,
        'john@example.com;=1+1;;;acme  inc;;;;unsubscribed;;;;;;',
        '',
      ].join('\r\n'),
    })
    expect(body.errors).toEqual([])
    expect(status).toBe(200)
    expect(body).toMatchObject({
      companies: 1,
      contacts: { created: 2, repeated: 0, skipped: 0, unchanged: 0, updated: 0 },
      file: { delimiter: ';', encoding: 'utf-8' },
      formats: { date: { basis: 'values', value: 'dmy' } },
      mapping: { isGuessed: true },
      rows: { read: 2, rejected: 0 },
    })
    const jane = await find('jane@example.com')
    expect(jane).toMatchObject({
      name: 'Jane Doe',
      birthday: '1990-12-24T00:00:00.000Z',
      company: { name: 'Acme Inc.', domain: 'acme.com' },
      emailConsent: 'granted',
      emailConsentAt: '2026-01-31T00:00:00.000Z',
      emailConsentSource: 'import',
      engagementStage: 'new',
      firstName: 'Jane',
      lastName: 'Doe',
      lifecycle: 'lead',
      owner: { email: team.rep.user.email },
      phone: '+12125550100',
      seats: 12,
      smsConsent: 'unknown',
      source: 'import',
      subscribedAt: '2026-02-01T09:00:00.000Z',
      tags: ['fair', 'vip'],
      tier: 'gold',
      vatNumber: 'DE1',
    })
    const john = await find('john@example.com')
    expect(john).toMatchObject({
      name: '=1+1',
      company: { id: (jane?.company as Doc).id },
      emailConsent: 'revoked',
      firstName: '=1+1',
      owner: { id: team.manager.user.id },
      subscribedAt: null,
    })
  })

  it('fills fields of the app by whatever name, and is taken back', async () => {
    await create({
      email: 'names@example.com',
      ...Object.fromEntries(NAMES.map((name) => [name, 'was'])),
    })
    const header = ['Email', ...NAMES, 'motto', 'shout'].join(',')
    const cells = [...NAMES.map(() => 'is'), 'Onwards', 'Hey'].join(',')
    const { body } = await send({
      query: '?onDuplicate=update',
      text: `${header}\nnames@example.com,${cells}\n`,
    })
    expect(body).toMatchObject({ contacts: { updated: 1 } })
    expect(body.customFields.map(({ name }) => name)).toEqual(expect.arrayContaining(NAMES))
    expect(body.customFields.map(({ name }) => name)).not.toContain('motto')
    expect(await find('names@example.com')).toMatchObject({
      before: 'is',
      line: 'is',
      saidAt: 'is',
    })
    expect((await undo(body.id)).body.result).toMatchObject({ restored: 1 })
    expect(await find('names@example.com')).toMatchObject({
      before: 'was',
      line: 'was',
      record: 'was',
    })
  })

  it('makes no company of a cell that names none', async () => {
    await payload.create({ collection: 'crm-companies', data: { name: '***' } })
    const { body } = await send({
      text: 'Email,Company,Website\nn1@example.com,-,\nn2@example.com,?,signs.example\nn3@example.com,n/a,\nn4@example.com,***,\n',
    })
    expect(body).toMatchObject({ companies: 1, contacts: { created: 4 } })
    expect(await find('n1@example.com')).toMatchObject({ company: null })
    expect(await find('n2@example.com')).toMatchObject({ company: { name: 'signs.example' } })
    expect(await find('n3@example.com')).toMatchObject({ company: null })
    expect(await find('n4@example.com')).toMatchObject({ company: null })
  })

  it('may be in Windows-1252, as spreadsheets write it', async () => {
    const content = Buffer.from('Mail;Vorname;Nachname\nj@example.org;J\xF6rg;\x8Awarz\n', 'latin1')
    const { body } = await send({ content: new Uint8Array(content) })
    expect(body).toMatchObject({ contacts: { created: 1 }, file: { encoding: 'windows-1252' } })
    expect(await find('j@example.org')).toMatchObject({ firstName: 'Jörg', lastName: 'Šwarz' })
  })

  it('is previewed with what it will be, and nothing is written', async () => {
    await create({ email: 'known@example.com', firstName: 'Known' })
    const before = await fingerprint({ payload })
    const text = [
      'Email,Name,Company',
      'new@example.com,Ann Mary Lee,New Co',
      'known@example.com,Other Name,',
      'NEW@example.com,Twice,',
      'not an address,X,',
    ].join('\n')
    const { body, status } = await send({ query: '?dryRun=true&onDuplicate=update', text })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: null,
      companies: 1,
      contacts: { created: 1, repeated: 1, skipped: 0, unchanged: 0, updated: 1 },
      dryRun: true,
      errorCount: 1,
      errors: [{ column: 'Email', line: 5, value: 'not an address' }],
      rows: { read: 4, rejected: 1 },
    })
    expect(body.sample.map(({ change, line }) => [line, change])).toEqual([
      [2, 'created'],
      [3, 'updated'],
      [4, 'repeated'],
    ])
    expect(await fingerprint({ payload })).toEqual(before)
  })

  it('writes nothing when one row cannot be taken, unless those are left out', async () => {
    const text = 'Email,Lifecycle\nok@example.net,lead\nbad@example.net,nonsense\n'
    const before = await fingerprintOfPeople()
    const refused = await send({ text })
    expect(refused.status).toBe(400)
    expect(refused.body.errors[0]?.data).toMatchObject({
      code: 'invalid_file',
      result: { errors: [{ column: 'Lifecycle', line: 3, value: 'nonsense' }] },
    })
    expect(await fingerprintOfPeople()).toBe(before)
    const { body } = await send({ query: '?onError=skip', text })
    expect(body).toMatchObject({ contacts: { created: 1 }, rows: { read: 2, rejected: 1 } })
    expect(await find('ok@example.net')).toBeDefined()
    expect(await find('bad@example.net')).toBeUndefined()
  })

  it('says what is wrong in the reader’s language', async () => {
    const { body } = await send({
      headers: { 'Accept-Language': 'de' },
      query: '?dryRun=true',
      text: 'Mail\nnix\n',
    })
    expect(body.errors[0]?.message).toMatch(/^Das ist keine E-Mail-Adresse/)
  })
})

describe('somebody who is known', () => {
  const text =
    'Email,First name,Job title,Tags,Consent to e-mail,Do not contact\ndup@example.com,File,Boss,b,yes,yes\n'

  beforeEach(async () => {
    await payload.delete({
      collection: 'crm-contacts',
      where: { email: { equals: 'dup@example.com' } },
    })
    await create({
      email: 'dup@example.com',
      emailConsent: 'revoked',
      firstName: 'Stored',
      tags: ['a'],
    })
  })

  it('is left alone with skip', async () => {
    const before = await fingerprintOfPeople()
    const { body } = await send({ text })
    expect(body.contacts).toMatchObject({ created: 0, skipped: 1, updated: 0 })
    expect(await fingerprintOfPeople()).toBe(before)
  })

  it('is brought up to date with update, without taking back what they took back', async () => {
    const { body } = await send({ query: '?onDuplicate=update', text })
    expect(body.contacts).toMatchObject({ created: 0, updated: 1 })
    expect(await find('dup@example.com')).toMatchObject({
      name: 'File',
      doNotContact: true,
      emailConsent: 'revoked',
      firstName: 'File',
      jobTitle: 'Boss',
      tags: ['a', 'b'],
    })
    const again = await send({ query: '?onDuplicate=update', text })
    expect(again.body.contacts).toMatchObject({ unchanged: 1, updated: 0 })
  })

  it('keeps what is there with fill_empty', async () => {
    await send({ query: '?onDuplicate=fill_empty', text })
    expect(await find('dup@example.com')).toMatchObject({ firstName: 'Stored', jobTitle: 'Boss' })
  })

  it('is no second time created', async () => {
    const { body, status } = await send({ query: '?onDuplicate=create', text })
    expect(status).toBe(400)
    expect(body.errors[0]?.data.result.errors[0]?.message).toMatch(/has this address already/)
  })

  it('consents again where the file says when', async () => {
    await send({
      query: '?onDuplicate=update',
      text: 'Email,Consent to e-mail,Consent date\ndup@example.com,yes,2100-01-01\n',
    })
    expect(await find('dup@example.com')).toMatchObject({ emailConsent: 'granted' })
  })

  it('is found by number where there is no address, and told apart by address', async () => {
    await create({ firstName: 'Only', phone: '+12125550177' })
    const { body } = await send({
      query: '?onDuplicate=fill_empty',
      text: 'Email,Phone,First name\nphone@example.com,+1 212 555 0177,P\nother@example.com,+1 212 555 0177,O\n',
    })
    expect(body.contacts).toMatchObject({ created: 1, updated: 1 })
    expect(await find('phone@example.com')).toMatchObject({ firstName: 'Only' })
  })

  it('is one person, however often the file names them', async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => `many@example.com,Name ${index}`)
    const { body } = await send({
      query: '?onDuplicate=update',
      text: `Email,First name\n${rows.join('\n')}\n`,
    })
    expect(body.contacts).toMatchObject({ created: 1, repeated: 1499 })
    expect(await find('many@example.com')).toMatchObject({ firstName: 'Name 1499' })
  })
})

describe('consent', () => {
  it('is nobody’s unless a column or a basis says so', async () => {
    await send({ text: 'Email\nsilent@example.com\n' })
    expect(await find('silent@example.com')).toMatchObject({ emailConsent: 'unknown' })
    await send({
      mapping: { consent: { basis: 'Signed at the fair in May', channels: ['email', 'sms'] } },
      text: 'Email\nfair@example.com\n',
    })
    expect(await find('fair@example.com')).toMatchObject({
      emailConsent: 'granted',
      emailConsentSource: 'import: Signed at the fair in May',
      smsConsent: 'unknown',
    })
    const { status } = await send({
      mapping: { consent: { channels: ['email'] } },
      text: 'Email\nx@example.com\n',
    })
    expect(status).toBe(400)
  })
})

describe('undo', () => {
  it('takes back what the import wrote and nobody changed since', async () => {
    await create({ email: 'u1@example.com', firstName: 'One', tags: ['a'] })
    await create({ email: 'u2@example.com', firstName: 'Two' })
    const { body } = await send({
      query: '?onDuplicate=update',
      text: [
        'Email,First name,Company,Tags',
        'u1@example.com,Changed,Undo Co,b',
        'u2@example.com,Changed,,',
        'u3@example.com,New,Undo Co,',
        'u4@example.com,New,,',
      ].join('\n'),
    })
    expect(body.contacts).toMatchObject({ created: 2, updated: 2 })
    await payload.update({
      collection: 'crm-contacts',
      data: { jobTitle: 'Mine' },
      where: { email: { in: ['u2@example.com', 'u4@example.com'] } },
    })
    const { body: undone, status } = await undo(body.id)
    expect(status).toBe(200)
    expect(undone.result).toMatchObject({ kept: 2, removed: 1, restored: 1 })
    expect(await find('u1@example.com')).toMatchObject({
      name: 'One',
      company: null,
      firstName: 'One',
      tags: ['a'],
    })
    expect(await find('u2@example.com')).toMatchObject({ firstName: 'Changed' })
    expect(await find('u3@example.com')).toBeUndefined()
    expect(await find('u4@example.com')).toBeDefined()
    const { totalDocs } = await payload.count({
      collection: 'crm-companies',
      where: { name: { equals: 'Undo Co' } },
    })
    expect(totalDocs).toBe(0)
    expect((await undo(body.id)).status).toBe(409)
  })

  it('keeps a consent that is taken back while it runs', async () => {
    const { id } = await create({ email: 'meanwhile@example.com', firstName: 'Stored' })
    const { body } = await send({
      query: '?onDuplicate=update',
      text: 'Email,First name,Opt-in\nmeanwhile@example.com,File,yes\n',
    })
    expect(body.contacts).toMatchObject({ updated: 1 })
    const client = await pool().connect()
    try {
      await client.query('begin')
      await client.query(
        `update crm_contacts set email_consent = 'revoked', updated_at = now() where id = $1`,
        [id],
      )
      const undoing = undo(body.id)
      await untilSomebodyWaits()
      await client.query('commit')
      expect((await undoing).body.result).toMatchObject({
        kept: 1,
        keptNames: ['File'],
        restored: 0,
      })
    } finally {
      client.release()
    }
    expect(await find('meanwhile@example.com')).toMatchObject({
      emailConsent: 'revoked',
      firstName: 'File',
    })
  })
})

it('does not bring back who was erased', async () => {
  const { id } = await create({ email: 'erased@example.com', firstName: 'Erased' })
  const erased = await rest({
    as: team.admin,
    method: 'POST',
    path: `/crm/privacy/contacts/${id}/erase`,
    payload,
  })
  expect(erased.status).toBe(200)
  const { body } = await send({
    query: '?onError=skip',
    text: 'Email\nERASED@example.com\nstays@example.com\n',
  })
  expect(body).toMatchObject({
    contacts: { created: 1 },
    errors: [{ column: 'Email', line: 2, message: expect.stringMatching(/asked to be forgotten/) }],
    rows: { read: 2, rejected: 1 },
  })
  expect(await find('erased@example.com')).toBeUndefined()
})

describe('what hangs on a contact', () => {
  const historyOf = async (contact: string) => {
    const { docs } = await payload.find({
      collection: 'crm-activities',
      depth: 0,
      sort: 'occurredAt',
      where: { type: { in: ['consent_change', 'journey_change'] }, contact: { equals: contact } },
    })
    return docs.map(({ type, body, fromStage, subject, toStage }) =>
      [type, subject, fromStage, toStage, body].join(' '),
    )
  }

  const nameOnLead = async (id: string) =>
    (await payload.findByID({ id, collection: 'crm-leads', depth: 0 })).contactName

  it('follows an import and its undo: answers in the timeline, and what leads say', async () => {
    const person = await create({ email: 'follow@example.com', firstName: 'Stored' })
    const { id } = await payload.create({
      collection: 'crm-leads',
      data: { companyName: 'Follow Ltd', contact: person.id, contactName: 'Stored' },
    })
    const lead = String(id)
    const { body } = await send({
      query: '?onDuplicate=update',
      text: 'Email,First name,Opt-in,Journey stage\nfollow@example.com,File,yes,decision\nnew-one@example.com,New,no,\n',
    })
    expect(body.contacts).toMatchObject({ created: 1, updated: 1 })
    expect((await historyOf(person.id)).sort()).toEqual([
      'consent_change email unknown granted import',
      'journey_change   decision ',
    ])
    expect(await historyOf((await find('new-one@example.com'))!.id)).toEqual([
      'consent_change email unknown revoked import',
    ])
    expect(await nameOnLead(lead)).toBe('File')
    const { body: undone } = await undo(body.id)
    expect(undone.result).toMatchObject({ kept: 0, removed: 1, restored: 1 })
    expect((await historyOf(person.id)).slice(2).sort()).toEqual([
      'consent_change email granted unknown import undone',
      'journey_change  decision  ',
    ])
    expect(await nameOnLead(lead)).toBe('Stored')
  })
})

describe('what is no table of contacts', () => {
  it.each([
    ['', 400],
    ['\u0000\u0001\u0002', 400],
    ['PK\u0003\u0004 a workbook', 400],
    [`${Array.from({ length: 400 }, (_, index) => `c${index}`).join(',')}\n`, 400],
    ['Email,Email\na@example.com,b@example.com\n', 400],
    ['Shoe size\n42\n', 400],
    ['Email\n"a@example.com\n', 400],
  ])('is refused and leaves nothing: %j', async (text, expected) => {
    const before = await fingerprintOfPeople()
    const { body, status } = await send({ text })
    expect(status).toBe(expected)
    expect(body.errors[0]?.message).toEqual(expect.any(String))
    expect(await fingerprintOfPeople()).toBe(before)
  })

  it('is asked for by those who manage alone', async () => {
    const { status } = await send({ as: team.rep, text: 'Email\na@example.com\n' })
    expect(status).toBe(403)
  })

  it.each([
    { columns: { email: 'Nope' } },
    { columns: { email: 'Email', nope: 'Email' } },
    { columns: { email: 'Email', firstName: 'Email' } },
    { surprise: true },
  ])('is not read by the mapping %j', async (mapping) => {
    const { status } = await send({ mapping, text: 'Email\na@example.com\n' })
    expect(status).toBe(400)
  })
})

describe('an exported file', () => {
  it('is imported as it was', async () => {
    await create({
      email: 'round@example.com',
      emailConsent: 'granted',
      firstName: 'Round',
      lastName: 'Trip',
      phone: '+12125550199',
      tags: ['x', 'y'],
    })
    const before = await find('round@example.com')
    const response = await requestRest({
      as: team.manager,
      path: '/crm/contacts/export?q=round@example.com&columns=firstName,lastName,email,phone,tags,lifecycle,source,emailConsent,subscribedAt',
      payload,
    })
    const { body } = await send({ query: '?onDuplicate=update', text: await response.text() })
    expect(body).toMatchObject({ contacts: { unchanged: 1 }, errorCount: 0 })
    expect(await find('round@example.com')).toEqual(before)
  })
})
