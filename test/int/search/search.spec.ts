import type { Payload } from 'payload'

import fc from 'fast-check'

import type { SearchAnswer, SearchHit } from '../../../src/domain/search/types.js'
import type { Team } from '../../support/team.js'

import { foldText } from '../../../src/domain/search/foldText.js'
import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { query } from '../import/importFolder.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

const create = async (collection: string, data: Record<string, unknown>): Promise<string> =>
  String((await payload.create({ collection, data, depth: 0 })).id)

const ask = async (
  q: string,
  { as = team.manager, more = '' }: { as?: { token: string }; more?: string } = {},
): Promise<SearchHit[]> => {
  const { body, status } = await rest<SearchAnswer>({
    as,
    path: `/crm/search?q=${encodeURIComponent(q)}${more}`,
    payload,
  })
  expect(status).toBe(200)
  return body.groups.flatMap(({ hits }) => hits)
}

const titles = async (...args: Parameters<typeof ask>): Promise<string[]> =>
  (await ask(...args)).map(({ title }) => title)

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({ plugin: { visibility: 'own' } }))
  team = await createTeam(payload)
  await create('crm-contacts', {
    email: 'zoe.obrien@acme.example',
    firstName: 'Zoë',
    jobTitle: 'Head of Media',
    lastName: "O'Brien",
    phone: '+49 170 1234567',
  })
  await create('crm-contacts', { firstName: 'Jonathan', lastName: 'Schmidt' })
  await create('crm-contacts', { firstName: 'Anna Maria', lastName: 'Weiß-Łukowa' })
  await create('crm-contacts', { firstName: 'Иван', lastName: 'Петров' })
  await create('crm-contacts', { firstName: '100%', lastName: 'Under_score' })
  await create('crm-companies', { name: 'Multimedia Partners', domain: 'mm-partners.example' })
  await create('crm-leads', {
    companyName: 'Northwind Traders',
    contactEmail: 'pia@northwind.example',
    contactName: 'Pia Jönsson',
    contactPhone: '+1 212 555 0100',
    owner: team.rep.user.id,
  })
  await create('crm-leads', { companyName: 'Northern Lights', owner: team.colleague.user.id })
})

afterAll(() => stop())

describe('search', () => {
  it.each([
    ['the beginning of a first name', 'zo', "Zoë O'Brien"],
    ['the beginning of a last name', 'sch', 'Jonathan Schmidt'],
    ['words in any order', 'schmidt jon', 'Jonathan Schmidt'],
    ['a middle name', 'mar', 'Anna Maria Weiß-Łukowa'],
    ['letters without their accents', 'weiss lukowa', 'Anna Maria Weiß-Łukowa'],
    ['capitals and accents', 'ZOÉ', "Zoë O'Brien"],
    ['a name without its apostrophe', 'obrien', "Zoë O'Brien"],
    ['another alphabet', 'петров ив', 'Иван Петров'],
    ['an address', 'zoe.obrien@acme.example', "Zoë O'Brien"],
    ['the name before the @', 'zoe.ob', "Zoë O'Brien"],
    ['the domain of an address', 'acme.example', "Zoë O'Brien"],
    ['the domain with its @', '@acme', "Zoë O'Brien"],
    ['a phone number as it is dialled here', '0170 1234567', "Zoë O'Brien"],
    ['a phone number as it is dialled from abroad', '+49 (0)170-1234567', "Zoë O'Brien"],
    ['the end of a phone number', '4567', "Zoë O'Brien"],
    ['a part of a company’s name', 'media par', 'Multimedia Partners'],
    ['the middle of a word', 'timedia', 'Multimedia Partners'],
    ['the domain of a company', 'mm-part', 'Multimedia Partners'],
    ['whom one talks to at a lead', 'jonsson', 'Northwind Traders'],
    ['the phone of a lead', '212 555', 'Northwind Traders'],
    ['a company and a person of a lead', 'pia northwind', 'Northwind Traders'],
    ['swapped letters', 'shcmidt', 'Jonathan Schmidt'],
    ['two mistyped words', 'jonatan shmidt', 'Jonathan Schmidt'],
    ['characters that mean something to the database', '100% under_', '100% Under_score'],
  ])('finds by %s', async (_, q, title) => {
    expect(await titles(q)).toContain(title)
  })

  it.each([
    '%',
    '_',
    '\\',
    '%%%',
    "';--",
    '\u0000',
    '\uFFFE',
    '*',
    '@',
    ' ',
    '',
    '()',
    'ы',
    '{}[]',
  ])('finds nothing by %j', async (q) => {
    expect(await titles(q)).toEqual([])
  })

  it('says where the words stand', async () => {
    const [hit] = await ask('obrien zoé', { more: '&kinds=people' })
    expect(hit).toMatchObject({
      kind: 'people',
      subtitle: 'zoe.obrien@acme.example · Head of Media',
      title: "Zoë O'Brien",
    })
    const marked = hit!.matched.flatMap(({ field, ranges, text }) =>
      ranges.map(([start, end]) => `${field}: ${text.slice(start, end)}`),
    )
    expect(marked).toEqual(['name: Zoë', "name: O'Brien", 'email: zoe', 'email: obrien'])
  })

  it('marks the digits of a number among its signs', async () => {
    const [hit] = await ask('0170 1234')
    expect(hit!.matched).toEqual([{ field: 'phone', ranges: [[3, 10]], text: '+491701234567' }])
  })

  it('puts who is called exactly so first', async () => {
    await create('crm-contacts', { firstName: 'Kim', lastName: 'Li' })
    await create('crm-contacts', { firstName: 'Kim', lastName: 'Lindqvist' })
    expect(await titles('kim li')).toEqual(['Kim Li', 'Kim Lindqvist'])
    expect((await titles('li', { more: '&kinds=people' }))[0]).toBe('Kim Li')
  })

  it('answers as many as asked for of each kind, and says that there are more', async () => {
    const { body } = await rest<SearchAnswer>({
      as: team.manager,
      path: '/crm/search?q=north&kinds=leads&limit=1',
      payload,
    })
    expect(body.groups).toMatchObject([{ hasMore: true, kind: 'leads' }])
    expect(body.groups[0]!.hits).toHaveLength(1)
  })

  it('shows reps who see their own leads only those', async () => {
    const leads = (q: string, as: { token: string }) => titles(q, { as, more: '&kinds=leads' })
    expect(await leads('north', team.rep)).toEqual(['Northwind Traders'])
    expect(await leads('lights', team.rep)).toEqual([])
    expect(await leads('northern lights', team.rep)).not.toContain('Northern Lights')
    expect(await leads('north', team.colleague)).toEqual(['Northern Lights'])
  })

  it('follows names, addresses and the trash', async () => {
    const id = await create('crm-contacts', { email: 'fay@old.example', firstName: 'Fay' })
    const update = (data: Record<string, unknown>) =>
      payload.update({ id, collection: 'crm-contacts', data, trash: true })
    await update({ email: 'fay@new.example', lastName: 'Quill' })
    expect(await titles('quill')).toEqual(['Fay Quill'])
    expect(await titles('fay@old')).toEqual([])
    expect(await titles('new.example')).toEqual(['Fay Quill'])
    await update({ deletedAt: new Date().toISOString() })
    expect(await titles('quill')).toEqual([])
    await update({ deletedAt: null })
    expect(await titles('quill')).toEqual(['Fay Quill'])
    await payload.delete({ id, collection: 'crm-contacts' })
    expect(await titles('quill')).toEqual([])
  })

  it('does not write what is searched when nothing of it changes', async () => {
    const versions = () =>
      query({ payload, text: 'select xmin::text from crm_search_people order by 1' })
    const before = await versions()
    await query({ payload, text: `update crm_contacts set visit_count = 5, name = name` })
    expect(await versions()).toEqual(before)
  })

  it.each([
    ['a kind there is not', 'q=a&kinds=people,orders', 'kinds'],
    ['a limit beyond all', 'q=a&limit=1000', 'limit'],
    ['too long a text', `q=${'a'.repeat(400)}`, 'q'],
    ['nothing asked', 'limit=3', 'q'],
    ['two questions', 'q=a&q=b', 'q'],
    ['an object', 'q[like]=a', 'q'],
  ])('refuses %s', async (_, text, field) => {
    const { body, status } = await rest({
      as: team.manager,
      path: `/crm/search?${text}`,
      payload,
    })
    expect(status).toBe(400)
    expect(body).toMatchObject({ errors: [{ data: { code: 'invalid_input', field } }] })
  })

  it('finds without what is kept as well', async () => {
    await query({ payload, text: `update crm_kept set name = 'away' where name = 'search'` })
    expect(await titles('schmidt jon')).toEqual(['Jonathan Schmidt'])
    await query({ payload, text: `update crm_kept set name = 'search' where name = 'away'` })
  })

  it('spells in the database as the domain does', async () => {
    const texts = fc.sample(
      fc.oneof(
        fc.string({ maxLength: 30, unit: fc.constantFrom(...'aÄéßØŁœĐıİς-\'’_.@\\`~ \t"ﬁ％Ж漢') }),
        fc.string({ maxLength: 30 }),
      ),
      { numRuns: 400, seed: 7 },
    )
    const rows = await query<{ folded: string }>({
      payload,
      text: `select crm_search_fold(value) as folded
        from json_array_elements_text('${JSON.stringify(texts).replaceAll("'", "''")}') value`,
    })
    expect(rows.map(({ folded }) => folded)).toEqual(texts.map(foldText))
  })
})
