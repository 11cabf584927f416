import type { Payload } from 'payload'

import { isDeepStrictEqual } from 'node:util'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Doc = { id: string } & Record<string, unknown>
type Answer = { doc: Doc; errors?: { data: Record<string, unknown>; message: string }[] }

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterAll(() => stop())

const create = async (collection: string, data: Record<string, unknown>): Promise<Doc> =>
  (await payload.create({ collection, data, depth: 0 })) as unknown as Doc

const find = async (collection: string, id: unknown): Promise<Doc> =>
  (await payload.findByID({ id: id as string, collection, depth: 0 })) as unknown as Doc

const LINES = [
  { label: 'Banner', price: 12.5, quantity: 100 },
  { label: 'Newsletter', price: 799.99, quantity: 2 },
]
const TOTAL = 2849.98

/** An offer on a lead of the rep, taken through the statuses. */
const offer = async ({
  lead: values = {},
  statuses = ['sent', 'accepted'],
}: { lead?: Record<string, unknown>; statuses?: string[] } = {}) => {
  const company = await create('crm-companies', { name: `Acme ${Math.random()}` })
  const product = await create('crm-products', {
    name: 'Banner',
    code: `B${Math.random()}`,
    pricingModel: 'CPM',
    unitPrice: 12.5,
  })
  const lead = await create('crm-leads', {
    company: company.id,
    companyName: 'Acme',
    estimatedValue: 1,
    owner: team.rep.user.id,
    ...values,
  })
  const lines = LINES.map((line, index) => ({ ...line, product: index ? null : product.id }))
  const proposal = await create('crm-proposals', { name: 'Spring', lead: lead.id, lines })
  for (const status of statuses) {
    await payload.update({ id: proposal.id, collection: 'crm-proposals', data: { status } })
  }
  return { company, lead, product, proposal }
}

const convert = ({
  id,
  as = team.rep,
  body,
}: {
  as?: { token: string }
  body?: Record<string, unknown>
  id: string
}) => rest<Answer>({ as, body, method: 'POST', path: `/crm/proposals/${id}/convert`, payload })

const ordersOf = async (proposal: Doc): Promise<number> =>
  (await payload.count({ collection: 'crm-orders', where: { proposal: { equals: proposal.id } } }))
    .totalDocs

describe('an accepted proposal', () => {
  it('becomes an order with all it says, and its lead is won with its total', async () => {
    const { company, lead, product, proposal } = await offer()
    const { body, status } = await convert({
      id: proposal.id,
      body: { endDate: '2026-06-30', startDate: '2026-04-01' },
    })
    expect(status).toBe(201)
    expect(body.doc).toMatchObject({
      name: 'Spring',
      company: company.id,
      createdBy: team.rep.user.id,
      endDate: '2026-06-30T12:00:00.000Z',
      lead: lead.id,
      lines: [{ ...LINES[0], product: product.id }, LINES[1]],
      proposal: proposal.id,
      startDate: '2026-04-01T12:00:00.000Z',
      status: 'active',
      totalValue: TOTAL,
    })
    expect(await find('crm-leads', lead.id)).toMatchObject({
      actualValue: TOTAL,
      closedAt: expect.any(String) as string,
      probability: 100,
      stage: 'closed_won',
      status: 'won',
    })
    const history = await payload.count({
      collection: 'crm-activities',
      where: { lead: { equals: lead.id }, toStage: { equals: 'closed_won' } },
    })
    expect(history.totalDocs).toBe(1)
  })

  it('becomes one order, however many ask at once', async () => {
    const { lead, proposal } = await offer()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => convert({ id: proposal.id })),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array.from({ length: 19 }, () => 200), 201])
    expect(new Set(answers.map(({ body }) => body.doc.id)).size).toBe(1)
    expect(await ordersOf(proposal)).toBe(1)
    const history = await payload.count({
      collection: 'crm-activities',
      where: { lead: { equals: lead.id }, toStage: { equals: 'closed_won' } },
    })
    expect(history.totalDocs).toBe(1)
  })

  it('is taken without a body, and with the same actual value as the lead already has', async () => {
    const { lead, proposal } = await offer({ lead: { actualValue: TOTAL } })
    expect((await convert({ id: proposal.id })).status).toBe(201)
    expect(await find('crm-leads', lead.id)).toMatchObject({ actualValue: TOTAL, status: 'won' })
  })

  it('leaves a closed lead as it is', async () => {
    const { lead, proposal } = await offer()
    const lost = { lostReason: 'Budget', stage: 'closed_lost' }
    await payload.update({ id: lead.id, collection: 'crm-leads', data: lost })
    const before = await find('crm-leads', lead.id)
    expect((await convert({ id: proposal.id })).status).toBe(201)
    expect(await find('crm-leads', lead.id)).toEqual(before)
  })

  it('becomes another order once the first is in the trash, and only one can come back', async () => {
    const { proposal } = await offer()
    const { body: first } = await convert({ id: proposal.id })
    const deletedAt = new Date().toISOString()
    await payload.update({ id: first.doc.id, collection: 'crm-orders', data: { deletedAt } })
    const { body: second, status } = await convert({ id: proposal.id })
    expect(status).toBe(201)
    expect(second.doc.id).not.toBe(first.doc.id)
    const restored = await rest<Answer>({
      as: team.admin,
      body: { deletedAt: null },
      method: 'PATCH',
      path: `/crm-orders/${first.doc.id}?trash=true`,
      payload,
    })
    expect(restored.status).toBe(400)
    expect(await ordersOf(proposal)).toBe(1)
  })

  it('is not ordered twice by hand either', async () => {
    const { lead, proposal } = await offer()
    await convert({ id: proposal.id })
    const { status } = await rest<Answer>({
      as: team.rep,
      body: { name: 'Again', lead: lead.id, proposal: proposal.id },
      method: 'POST',
      path: '/crm/orders',
      payload,
    })
    expect([400, 409]).toContain(status)
    expect(await ordersOf(proposal)).toBe(1)
  })
})

describe('a refusal changes nothing', () => {
  const tryConvert = async (args: Parameters<typeof convert>[0]) => {
    const before = await fingerprint({ payload })
    const { body, status } = await convert(args)
    const after = await fingerprint({ payload })
    return { error: body.errors?.[0], isUnchanged: isDeepStrictEqual(after, before), status }
  }

  it.each([
    ['draft', [], /Set it to accepted/],
    ['sent', ['sent'], /Set it to accepted/],
    ['rejected', ['sent', 'rejected'], /final. Make a new one/],
  ])('when the proposal is %s', async (_, statuses, message) => {
    const { proposal } = await offer({ statuses })
    expect(await tryConvert({ id: proposal.id })).toMatchObject({
      error: {
        data: { code: 'illegal_transition', field: 'status' },
        message: expect.stringMatching(message) as string,
      },
      isUnchanged: true,
      status: 409,
    })
  })

  it('when the lead is somebody else’s, converted or not', async () => {
    const forbidden = { isUnchanged: true, status: 403 }
    const { proposal } = await offer()
    expect(await tryConvert({ id: proposal.id, as: team.colleague })).toMatchObject(forbidden)
    expect(await tryConvert({ id: proposal.id, as: team.viewer })).toMatchObject(forbidden)
    await convert({ id: proposal.id })
    expect(await tryConvert({ id: proposal.id, as: team.colleague })).toMatchObject(forbidden)
  })

  it('when the lead is in the trash', async () => {
    const { lead, proposal } = await offer()
    const deletedAt = new Date().toISOString()
    await payload.update({ id: lead.id, collection: 'crm-leads', data: { deletedAt } })
    expect(await tryConvert({ id: proposal.id })).toMatchObject({
      error: { message: 'The lead is in the trash. Restore it first.' },
      isUnchanged: true,
      status: 409,
    })
  })

  it('when there is no such proposal, or it is in the trash', async () => {
    const missing = { isUnchanged: true, status: 404 }
    const nobody = '00000000-0000-0000-0000-000000000000'
    expect(await tryConvert({ id: nobody })).toMatchObject(missing)
    const { proposal } = await offer()
    const deletedAt = new Date().toISOString()
    await payload.update({ id: proposal.id, collection: 'crm-proposals', data: { deletedAt } })
    expect(await tryConvert({ id: proposal.id })).toMatchObject(missing)
  })

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'ends before it starts',
      { endDate: '2026-04-01', startDate: '2026-06-30' },
      { field: 'endDate' },
    ],
    ['has a date that is none', { startDate: 'soon' }, { field: 'startDate' }],
    ['says more than that', { totalValue: 1 }, {}],
  ])('when the body %s', async (_, body, data) => {
    const { proposal } = await offer()
    expect(await tryConvert({ id: proposal.id, body })).toMatchObject({
      error: { data: { code: 'invalid_input', ...data } },
      isUnchanged: true,
      status: 400,
    })
  })
})
