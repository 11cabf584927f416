import type { Payload, PayloadRequest } from 'payload'

import { createLocalReq } from 'payload'

import type { DuplicateKind } from '../../../src/domain/duplicates/types.js'

import { getCRM } from '../../../src/context.js'
import {
  findDuplicates,
  findDuplicatesOfMany,
} from '../../../src/database/duplicates/findDuplicates.js'
import { bootPayload } from '../../support/bootPayload.js'
import { createUser } from '../../support/createUser.js'

let payload: Payload
let req: PayloadRequest
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  const { user } = await createUser({ payload, role: 'rep' })
  req = await createLocalReq({ user: user as never }, payload)
})

afterAll(() => stop())

const make = async (collection: string, data: Record<string, unknown>): Promise<string> =>
  ((await payload.create({ collection, data, depth: 0 })) as unknown as { id: string }).id

const person = (firstName: string, lastName: string, data = {}): Promise<string> =>
  make('crm-contacts', {
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    ...data,
  })

const company = (name: string, data = {}): Promise<string> =>
  make('crm-companies', { name, ...data })

const find = async (kind: DuplicateKind, fields: object) =>
  (await findDuplicates({ crm: getCRM(payload), fields, kind, req })).map(
    ({ id, reasons, score }) => ({ id, keys: reasons.map(({ key }) => key), score }),
  )

it('finds people by their address, also with a plus part and with dots where they do not count', async () => {
  const id = await person('Dora', 'Mail', { email: 'dora.mail@gmail.com' })
  expect(await find('contacts', { email: 'dora.mail@gmail.com' })).toEqual([
    { id, keys: ['sameEmail'], score: 100 },
  ])
  expect(await find('contacts', { email: 'doramail+crm@gmail.com' })).toEqual([
    { id, keys: ['sameMailbox'], score: 70 },
  ])
})

it('finds people by the digits of their number', async () => {
  const id = await person('Fay', 'Phone', { phone: '+1 212 555 0123' })
  expect(await find('contacts', { phone: '+12125550123' })).toEqual([
    { id, keys: ['samePhone'], score: 50 },
  ])
  expect(await find('contacts', { phone: '+13125550123' })).toEqual([])
})

it('finds people by name without case, accents and punctuation, and by a name much like it', async () => {
  const id = await person('Zoë', 'Ångström-Lévy')
  expect(await find('contacts', { name: 'ZOE  Angstrom Levy' })).toMatchObject([
    { id, keys: ['sameName'] },
  ])
  const employer = await company('Quorum Press')
  const jon = await person('Jonathan', 'Quigglesworth', { company: employer })
  expect(
    await find('contacts', { name: 'Jonathon Quigglesworth', company: employer }),
  ).toMatchObject([{ id: jon, keys: ['similarName', 'sameCompany'] }])
})

it('finds companies by domain, by website, and by name without its legal form', async () => {
  const id = await company('Müller & Söhne GmbH & Co. KG', { domain: 'mueller-soehne.example' })
  expect(await find('companies', { domain: 'mueller-soehne.example' })).toEqual([
    { id, keys: ['sameDomain'], score: 70 },
  ])
  expect(
    await find('companies', { website: 'https://www.mueller-soehne.example/about' }),
  ).toMatchObject([{ id, keys: ['sameDomain'] }])
  expect(await find('companies', { name: 'MULLER SOHNE' })).toMatchObject([
    { id, keys: ['sameName'] },
  ])
})

it('finds companies by a name much like it', async () => {
  const id = await company('Brightwater Outdoor Advertising')
  expect(await find('companies', { name: 'Brightwater Outdoor Advertisng' })).toMatchObject([
    { id, keys: ['similarName'] },
  ])
})

it('leaves out the record itself and what is in the trash', async () => {
  const id = await company('Vanishing Point Media')
  const fields = { name: 'Vanishing Point Media' }
  const crm = getCRM(payload)
  expect(await findDuplicates({ crm, except: id, fields, kind: 'companies', req })).toEqual([])
  await payload.update({
    id,
    collection: 'crm-companies',
    data: { deletedAt: new Date().toISOString() },
  })
  expect(await find('companies', fields)).toEqual([])
})

it('says nothing of records that its user may not read', async () => {
  await company('Secret Garden Media')
  const stranger = await createUser({ payload, role: null })
  expect(
    await findDuplicates({
      crm: getCRM(payload),
      fields: { name: 'Secret Garden Media' },
      kind: 'companies',
      req: await createLocalReq({ user: stranger.user as never }, payload),
    }),
  ).toEqual([])
})

it('answers many at once, each with a list of its own', async () => {
  const first = await person('Many', 'Firstling', { email: 'first@many.example' })
  const third = await person('Many', 'Thirdling', { email: 'third@many.example' })
  const lists = await findDuplicatesOfMany({
    crm: getCRM(payload),
    kind: 'contacts',
    req,
    rows: [
      { email: 'first@many.example' },
      { email: 'nobody@many.example' },
      { email: 'third@many.example' },
    ],
  })
  expect(lists.map((list) => list.map(({ id }) => id))).toEqual([[first], [], [third]])
})
