import type { Payload } from 'payload'

import { getCRM } from 'payload-crm'

import type { OrderPacing } from '../../../src/domain/orders/pacing.js'
import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Doc = { id: string; pacing: OrderPacing } & Record<string, unknown>
type Answer = {
  doc: Doc
  docs: Doc[]
  errors: { data: { code: string; field?: string }; message: string }[]
}

/** It stays, so that no day ends between what is written and what is read. */
const NOW = new Date()

let payload: Payload
let stop: () => Promise<void>
let team: Team
let lead: string

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  getCRM(payload).now = () => NOW
  team = await createTeam(payload)
  const data = { companyName: 'Acme', owner: team.rep.user.id }
  lead = String((await payload.create({ collection: 'crm-leads', data })).id)
})

afterAll(() => stop())

const create = async (collection: string, data: Record<string, unknown>): Promise<Doc> =>
  (await payload.create({ collection, data, depth: 0 })) as unknown as Doc

const createOrder = (data: Record<string, unknown> = {}): Promise<Doc> =>
  create('crm-orders', { name: 'Spring', lead, ...data })

const call = (method: 'GET' | 'PATCH' | 'POST', path: string, body?: object, as = team.rep) =>
  rest<Answer>({ as, body, method, path: `/crm/orders${path}`, payload })

const DAY_MS = 24 * 60 * 60 * 1000

const dayFromNow = (days: number): string =>
  new Date(NOW.getTime() + days * DAY_MS).toISOString().slice(0, 10)

/** A flight of 20 days, half of which have passed. */
const flight = () => ({ endDate: dayFromNow(9), startDate: dayFromNow(-10) })

const product = (pricingModel: string) =>
  create('crm-products', {
    name: pricingModel,
    code: `${pricingModel}-${Math.random()}`,
    pricingModel,
    unitPrice: 1,
  })

const deliver = (order: Doc, values: Record<string, number>) =>
  create('crm-performance', {
    campaignName: 'One',
    order: order.id,
    periodEnd: dayFromNow(0),
    periodStart: dayFromNow(-10),
    ...values,
  })

describe('pacing', () => {
  it('is shown with each goal, in what its product is paid for', async () => {
    const [cpc, cpm] = [await product('CPC'), await product('CPM')]
    const order = await createOrder({
      ...flight(),
      lines: [
        { goalUnits: 1000, label: 'Clicks', price: 1, product: cpc.id },
        { goalUnits: 40_000, label: 'Views', price: 1, product: cpm.id },
        { goalUnit: 'conversions', goalUnits: 10, label: 'Sales', price: 1, product: cpm.id },
        { goalUnits: 10_000, label: 'In words', price: 1 },
      ],
    })
    await deliver(order, { clicks: 300, conversions: 6, impressions: 25_000 })
    const { body } = await call('GET', `/${order.id}`)
    const [one] = (await call('GET', `?lead_id=${lead}&limit=1`)).body.docs
    expect((body as unknown as Doc).pacing).toEqual({
      band: 'under',
      elapsedDays: 10,
      goals: [
        { band: 'on_track', delivered: 25_000, goal: 50_000, rate: 1, unit: 'impressions' },
        { band: 'under', delivered: 300, goal: 1000, rate: 0.6, unit: 'clicks' },
        { band: 'over', delivered: 6, goal: 10, rate: 1.2, unit: 'conversions' },
      ],
      rate: 0.6,
      totalDays: 20,
    })
    expect(one?.pacing).toEqual((body as unknown as Doc).pacing)
  })

  it('is none without a goal or a flight, and nobody can set it', async () => {
    const nothing = { band: null, rate: null }
    const order = await createOrder({ ...flight(), pacing: { band: 'over', rate: 9 } })
    expect(order.pacing).toMatchObject({ ...nothing, goals: [] })
    const { status } = await call('PATCH', `/${order.id}`, { pacing: { rate: 9 } })
    expect(status).toBe(400)
    const open = await createOrder({ lines: [{ goalUnits: 10, label: 'A', price: 1 }] })
    expect(open.pacing).toMatchObject({ ...nothing, totalDays: null })
  })
})

describe('a flag for review', () => {
  it('needs a reason, and says who set it and when', async () => {
    const { id } = await createOrder()
    const bare = await call('PATCH', `/${id}`, { flaggedForReview: true })
    expect(bare).toMatchObject({
      body: { errors: [{ data: { code: 'invalid_input', field: 'flaggedReason' } }] },
      status: 400,
    })
    const flag = { flaggedForReview: true, flaggedReason: 'Clicks from one address' }
    const { body } = await call('PATCH', `/${id}`, flag)
    const flaggedAt = NOW.toISOString()
    expect(body.doc).toMatchObject({ ...flag, flaggedAt, flaggedBy: team.rep.user.id })
    const later = await call('PATCH', `/${id}`, { name: 'Renamed' }, team.manager)
    expect(later.body.doc).toMatchObject({ flaggedAt, flaggedBy: team.rep.user.id })
    expect(await call('PATCH', `/${id}`, { flaggedReason: '' })).toMatchObject({ status: 400 })
  })

  it('goes with its reason', async () => {
    const { id } = await createOrder({ flaggedForReview: true, flaggedReason: 'Late' })
    const { body } = await call('PATCH', `/${id}`, { flaggedForReview: false })
    expect(body.doc).toMatchObject({
      flaggedAt: null,
      flaggedBy: null,
      flaggedForReview: false,
      flaggedReason: null,
    })
  })

  it('is found in the list', async () => {
    const { id } = await createOrder({ flaggedForReview: true, flaggedReason: 'Late' })
    const idsOf = async (flagged: string) =>
      (await call('GET', `?flagged=${flagged}&limit=100`)).body.docs.map((doc) => doc.id)
    expect(await idsOf('true')).toContain(id)
    expect(await idsOf('false')).not.toContain(id)
    expect((await call('GET', '?flagged=maybe')).status).toBe(400)
  })
})

describe('a renewal', () => {
  const LINE = { goalUnit: 'clicks', goalUnits: 50, label: 'Banner', price: 12.5, quantity: 4 }
  const march = { endDate: '2026-03-31', startDate: '2026-03-01' }

  it('copies an order forward, from the day after its end', async () => {
    const company = await create('crm-companies', { name: `Acme ${Math.random()}` })
    const order = await createOrder({ ...march, company: company.id, lines: [LINE] })
    await deliver(order, { clicks: 5, impressions: 10 })
    const { body, status } = await call('POST', `/${order.id}/renew`, {})
    expect(status).toBe(201)
    expect(body.doc).toMatchObject({
      name: 'Spring',
      company: company.id,
      delivery: { clicks: 0, impressions: 0 },
      endDate: '2026-05-01T12:00:00.000Z',
      lead,
      lines: [LINE],
      renewalOf: order.id,
      startDate: '2026-04-01T12:00:00.000Z',
      status: 'active',
      totalValue: 50,
    })
  })

  it('takes other days, and refuses an end before the start', async () => {
    const { id } = await createOrder(march)
    const days = { endDate: '2026-07-31', startDate: '2026-07-01' }
    const turned = { endDate: days.startDate, startDate: days.endDate }
    expect((await call('POST', `/${id}/renew`, turned)).status).toBe(400)
    expect((await call('POST', `/${id}/renew`, days)).body.doc).toMatchObject({
      endDate: '2026-07-31T12:00:00.000Z',
      startDate: '2026-07-01T12:00:00.000Z',
    })
  })

  it('is nobody’s to claim', async () => {
    const { id } = await createOrder(march)
    const { body } = await rest<Answer>({
      as: team.rep,
      body: { name: 'Claimed', lead, renewalOf: id },
      method: 'POST',
      path: '/crm-orders?depth=0',
      payload,
    })
    expect(body.doc).not.toHaveProperty('renewalOf', id)
    expect((await call('POST', `/${id}/renew`, {})).status).toBe(201)
  })

  it('says so where the calendar ends', async () => {
    const { id } = await createOrder({ endDate: '9999-12-31', startDate: '9999-01-01' })
    expect((await call('POST', `/${id}/renew`, {})).status).toBe(400)
  })

  it('is made once, however often it is asked for at the same time', async () => {
    const { id } = await createOrder(march)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => call('POST', `/${id}/renew`, {})),
    )
    expect(new Set(answers.map(({ body }) => body.doc.id)).size).toBe(1)
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
  })

  it.each([{ status: 'cancelled' }, { deletedAt: new Date().toISOString() }])(
    'is made anew after the one before was given up: %j',
    async (end) => {
      const { id } = await createOrder({ ...march, status: 'completed' })
      const first = (await call('POST', `/${id}/renew`, {})).body.doc
      await payload.update({ id: first.id, collection: 'crm-orders', data: end })
      const second = await call('POST', `/${id}/renew`, {})
      expect(second.status).toBe(201)
      expect(second.body.doc.id).not.toBe(first.id)
      const back = payload.update({
        id: first.id,
        collection: 'crm-orders',
        data: { deletedAt: null, status: 'active' },
        trash: true,
      })
      await expect(back).rejects.toThrow(/already|unique|invalid/i)
    },
  )

  it('is refused for a cancelled order, to a stranger, and for one that is not there', async () => {
    const { id } = await createOrder(march)
    expect((await call('POST', `/${id}/renew`, {}, team.colleague)).status).toBe(403)
    await call('PATCH', `/${id}`, { status: 'cancelled' })
    expect(await call('POST', `/${id}/renew`, {})).toMatchObject({
      body: { errors: [{ data: { code: 'illegal_transition', field: 'status' } }] },
      status: 409,
    })
    await payload.update({
      id,
      collection: 'crm-orders',
      data: { deletedAt: new Date().toISOString() },
    })
    expect((await call('POST', `/${id}/renew`, {})).status).toBe(404)
  })
})
