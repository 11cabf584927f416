import type { Payload } from 'payload'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type List = {
  docs: Record<string, unknown>[]
  errors: { data: { code: string; field?: string } }[]
  totalDocs: number
  totalPages: number
}

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
  const create = (collection: string, data: Record<string, unknown>) =>
    payload.create({ collection, data, depth: 0 })
  const rep = team.rep.user.id
  await create('crm-leads', { companyName: 'Alpha', contactName: 'Zoë', owner: rep })
  await create('crm-leads', { companyName: 'Beta', owner: rep, stage: 'proposal' })
  const won = await create('crm-leads', { companyName: 'Gamma', stage: 'closed_won' })
  await create('crm-leads', {
    companyName: 'Delta',
    contactEmail: 'zoe@delta.example',
    lostReason: 'Price',
    stage: 'closed_lost',
  })
  const { docs } = await payload.find({
    collection: 'crm-pipelines',
    where: { key: { equals: 'existing_client' } },
  })
  await create('crm-leads', { companyName: 'Epsilon', pipeline: docs[0]?.id, stage: 'qualified' })
  await create('crm-proposals', { name: 'Offer', lead: won.id })
  const order = await create('crm-orders', { name: 'First', lead: won.id })
  await create('crm-orders', { name: 'Second', lead: won.id, status: 'completed' })
  await create('crm-performance', {
    campaignName: 'Spring',
    order: order.id,
    periodEnd: '2026-03-31',
    periodStart: '2026-03-01',
  })
})

afterAll(() => stop())

const list = (path: string, as = team.viewer) => rest<List>({ as, path: `/crm${path}`, payload })

const names = async (path: string, as = team.viewer): Promise<unknown[]> => {
  const { body } = await list(`${path}${path.includes('?') ? '&' : '?'}sort=companyName`, as)
  return body.docs.map(({ companyName }) => companyName)
}

describe('lists of leads', () => {
  it.each([
    ['/leads', ['Alpha', 'Beta', 'Delta', 'Epsilon', 'Gamma']],
    ['/leads?pipeline_type=new_logo', ['Alpha', 'Beta', 'Delta', 'Gamma']],
    ['/leads?pipeline_type=existing_client', ['Epsilon']],
    ['/leads?stage=proposal', ['Beta']],
    ['/leads?pipeline_type=new_logo&stage=lead', ['Alpha']],
    ['/leads?status=lost', ['Delta']],
    ['/leads?owner=none', ['Delta', 'Epsilon', 'Gamma']],
    ['/leads?q=ZO', ['Alpha', 'Delta']],
    ['/leads?where[companyName][like]=alph', ['Alpha']],
    [
      '/leads?where[or][0][stage][equals]=lead&where[or][1][status][equals]=won',
      ['Alpha', 'Gamma'],
    ],
    ['/deals', ['Beta', 'Delta', 'Epsilon', 'Gamma']],
    ['/deals?pipeline_type=existing_client', ['Epsilon']],
  ])('answer %s', async (path, expected) => {
    expect(await names(path)).toEqual(expected)
  })

  it('know who asks', async () => {
    expect(await names('/leads?owner=me', team.rep)).toEqual(['Alpha', 'Beta'])
    expect(await names('/leads?owner=me', team.viewer)).toEqual([])
  })

  it('come in pages of at most 100, as Payload’s own', async () => {
    const { body } = await list('/leads?limit=2&page=2&sort=-companyName')
    expect(body).toMatchObject({ page: 2, totalDocs: 5, totalPages: 3 })
    expect(body.docs.map(({ companyName }) => companyName)).toEqual(['Delta', 'Beta'])
    expect((await list('/leads?limit=101')).status).toBe(400)
  })

  it('give related records when asked to', async () => {
    const flat = await list('/leads?q=Alpha')
    const deep = await list('/leads?q=Alpha&depth=1')
    expect(flat.body.docs[0]?.owner).toBe(team.rep.user.id)
    expect(deep.body.docs[0]?.owner).toMatchObject({ name: team.rep.user.name })
  })
})

describe('other lists', () => {
  it('filter by what they hang on and by status', async () => {
    const { docs } = await payload.find({
      collection: 'crm-leads',
      where: { companyName: { equals: 'Gamma' } },
    })
    const lead = String(docs[0]?.id)
    const total = async (path: string) => (await list(path)).body.totalDocs
    expect(await total(`/proposals?lead_id=${lead}`)).toBe(1)
    expect(await total('/proposals?status=sent')).toBe(0)
    expect(await total(`/orders?lead_id=${lead}`)).toBe(2)
    expect(await total('/orders?status=completed')).toBe(1)
    const orders = await list('/orders?status=active')
    expect(await total(`/performance?order_id=${String(orders.body.docs[0]?.id)}`)).toBe(1)
  })
})

describe('a filter that makes no sense', () => {
  it.each([
    ['/leads?stauts=open', undefined],
    ['/leads?status=opened', 'status'],
    ['/leads?owner=somebody', 'owner'],
    ['/leads?pipeline_type=nope', 'pipeline_type'],
    ['/leads?limit=many', 'limit'],
    ['/leads?page=0', 'page'],
    ['/leads?page=99999999999999999999', 'page'],
    ['/leads?sort=;drop', 'sort'],
    ['/leads?stage[equals]=lead', 'stage'],
    ['/leads?where=x', 'where'],
    ['/leads?where[nope][equals]=x', 'where'],
    ['/leads?where[status][equals]=abc', undefined],
    ['/leads?where[companyName][nope]=abc', 'where'],
    ['/leads?where[companyName][equals]=a%00b', undefined],
    ['/orders?status=open', 'status'],
    ['/orders?lead_id=abc', 'lead_id'],
    ['/proposals?status=open', 'status'],
    ['/performance?order_id=1', 'order_id'],
    ['/leads/00000000-0000-0000-0000-000000000000?depth=9', 'depth'],
  ])('%s is answered with 400 and the field %s', async (path, field) => {
    const { body, status } = await list(path)
    expect({ body, status }).toMatchObject({ status: 400 })
    expect(body.errors[0]?.data).toEqual({ code: 'invalid_input', field })
  })
})
