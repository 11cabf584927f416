import type { Doc, Office } from './offers.js'

import { graphql } from '../../support/graphql.js'
import { createOffice } from './offers.js'

let office: Office

beforeAll(async () => {
  office = await createOffice()
})

afterAll(() => office.stop())

const errorOf = ({ body, status }: Awaited<ReturnType<Office['call']>>) => ({
  code: body.errors?.[0]?.data.code,
  field: body.errors?.[0]?.data.field,
  status,
})

const product = (values: Record<string, unknown> = {}): Promise<Doc> =>
  office.create('crm-products', {
    name: 'Billboard',
    code: `B${Math.random()}`,
    minimumQuantity: 50,
    pricingModel: 'CPM',
    unitPrice: 12.5,
    ...values,
  })

describe('a line', () => {
  it('takes from its product what it does not say, and keeps it when the rate card changes', async () => {
    const { id } = await product()
    const { lead } = await office.draft()
    const { body, status } = await office.call('/crm/proposals', {
      body: { name: 'x', lead, lines: [{ product: id, quantity: 100 }] },
    })
    expect(status).toBe(201)
    expect(body.doc).toMatchObject({
      lines: [{ label: 'Billboard', price: 12.5, pricingModel: 'CPM', quantity: 100 }],
      totalValue: 1250,
    })
    await office.payload.update({
      id,
      collection: 'crm-products',
      data: { name: 'Other', pricingModel: 'CPC', unitPrice: 1 },
    })
    const renamed = await office.call(`/crm/proposals/${body.doc.id}`, {
      body: { name: 'y' },
      method: 'PATCH',
    })
    expect(renamed.body.doc).toMatchObject({
      lines: [{ label: 'Billboard', price: 12.5, pricingModel: 'CPM' }],
    })
  })

  it('needs a price and words of its own without a product', async () => {
    const { lead } = await office.draft()
    const body = { name: 'x', lead, lines: [{ quantity: 1 }] }
    expect((await office.call('/crm/proposals', { body })).status).toBe(400)
    expect((await office.call('/crm-proposals', { body })).status).toBe(400)
  })

  it('takes no product that is no longer sold, and keeps one that was', async () => {
    const { id } = await product()
    const lines = [{ label: 'Billboard', price: 1, product: id, quantity: 50 }]
    const offer = await office.draft({ lines })
    await office.payload.update({ id, collection: 'crm-products', data: { active: false } })
    const kept = await office.call(`/crm/proposals/${offer.id}`, {
      body: { lines: [...lines, { label: 'Free', price: 1 }] },
      method: 'PATCH',
    })
    expect(kept.status).toBe(200)
    const picked = await office.call('/crm/proposals', {
      body: { name: 'x', lead: offer.lead, lines },
    })
    expect(errorOf(picked)).toEqual({
      code: 'invalid_input',
      field: 'lines.0.product',
      status: 400,
    })
  })

  it.each(['no-uuid', '00000000-0000-0000-0000-000000000000', ' ', 7])(
    'takes no product %p that is none',
    async (id) => {
      const { lead } = await office.draft()
      const lines = [{ label: 'x', price: 1, product: id }]
      for (const path of ['/crm/proposals', '/crm-proposals']) {
        expect(await office.call(path, { body: { name: 'x', lead, lines } })).toMatchObject({
          status: 400,
        })
      }
    },
  )
})

describe('sending', () => {
  it('gives a link, and says who sent it and when', async () => {
    const { id } = await office.draft()
    const { body, status } = await office.call(`/crm/proposals/${id}/send`, {
      body: { expiresAt: '2099-12-31' },
    })
    expect(status).toBe(200)
    expect(body.url).toMatch(/\/api\/crm\/public\/proposals\/[0-9a-f]{88}$/)
    expect(body.doc).toMatchObject({
      expiresAt: '2099-12-31T12:00:00.000Z',
      history: [
        { by: null, from: null, to: 'draft' },
        { by: office.team.rep.user.id, from: 'draft', to: 'sent' },
      ],
      sentAt: expect.any(String) as string,
      status: 'sent',
    })
    const { body: link } = await office.call(`/crm/proposals/${id}/link`, { method: 'GET' })
    expect(link.url).toBe(body.url)
  })

  it.each([
    ['nothing', { lines: [] }, 'lines'],
    ['what has expired already', { expiresAt: '2020-01-01' }, 'expiresAt'],
  ])('refuses %s, through every door', async (_, values, field) => {
    const { id } = await office.draft(values)
    const refused = { code: 'invalid_input', field, status: 400 }
    expect(errorOf(await office.call(`/crm/proposals/${id}/send`, { body: {} }))).toEqual(refused)
    const body = { status: 'sent' }
    expect(errorOf(await office.call(`/crm/proposals/${id}`, { body, method: 'PATCH' }))).toEqual(
      refused,
    )
    expect(await office.call(`/crm-proposals/${id}`, { body, method: 'PATCH' })).toMatchObject({
      status: 400,
    })
    const { errors } = await graphql({
      as: office.team.rep,
      payload: office.payload,
      source: `mutation { updateCrmProposal(id: "${id}", data: { status: sent }) { id } }`,
    })
    expect(errors).toHaveLength(1)
    await expect(
      office.payload.update({ id, collection: 'crm-proposals', data: { status: 'sent' } }),
    ).rejects.toThrow(field)
    expect(await office.read(id)).toMatchObject({ sentAt: null, status: 'draft' })
  })

  it('keeps to the minimums of the rate card', async () => {
    const { id: billboard } = await product({ minimumAmount: 700 })
    const send = async (quantity: number, price: number) => {
      const { id } = await office.draft({
        lines: [{ label: 'Billboard', price, product: billboard, quantity }],
      })
      return errorOf(await office.call(`/crm/proposals/${id}/send`, { body: {} }))
    }
    expect(await send(49, 20)).toMatchObject({ field: 'lines.0.quantity', status: 400 })
    expect(await send(50, 13.99)).toMatchObject({ field: 'lines.0.price', status: 400 })
    expect(await send(50, 14)).toMatchObject({ status: 200 })
  })

  it('happens once', async () => {
    const { id } = await office.draft()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => office.call(`/crm/proposals/${id}/send`, { body: {} })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    expect((await office.read(id)).history).toHaveLength(2)
  })

  it('is refused to whoever saw an older state, and to those whose lead it is not', async () => {
    const { id, updatedAt } = await office.draft()
    await office.payload.update({ id, collection: 'crm-proposals', data: { name: 'Newer' } })
    const late = await office.call(`/crm/proposals/${id}/send`, { body: { version: updatedAt } })
    expect(errorOf(late)).toMatchObject({ code: 'version_conflict', status: 409 })
    for (const action of ['send', 'revise', 'renew-link', 'revoke-link']) {
      const path = `/crm/proposals/${id}/${action}`
      expect((await office.call(path, { as: office.team.colleague })).status).toBe(403)
    }
  })
})

describe('what went out', () => {
  const CHANGES = [
    ['name', { name: 'Other' }],
    ['lines', { lines: [{ label: 'Banner', price: 1, quantity: 250 }] }],
    ['expiresAt', { expiresAt: '2098-01-01' }],
    ['startDate', { startDate: '2026-01-02' }],
  ] as const

  it.each(CHANGES)('keeps its %s, through every door', async (field, changes) => {
    const { id } = await office.sent()
    const before = await office.read(id)
    const refused = { code: 'conflict', field, status: 409 }
    for (const path of [`/crm/proposals/${id}`, `/crm-proposals/${id}`]) {
      expect(errorOf(await office.call(path, { body: changes, method: 'PATCH' }))).toEqual(refused)
    }
    await expect(
      office.payload.update({ id, collection: 'crm-proposals', data: changes }),
    ).rejects.toThrow(/Revise it/)
    expect(await office.read(id)).toEqual(before)
  })

  it('keeps its lead, also in GraphQL', async () => {
    const { id } = await office.sent()
    const { lead } = await office.draft()
    const { errors } = await graphql({
      as: office.team.rep,
      payload: office.payload,
      source: `mutation { updateCrmProposal(id: "${id}", data: { lead: "${lead as string}" }) { id } }`,
    })
    expect(errors?.[0]?.message).toContain('Revise it')
  })

  it('may be saved as it is, and answered by hand, with who and when', async () => {
    const { id } = await office.sent()
    const doc = await office.read(id)
    const { name, lead, lines } = doc
    const same = await office.call(`/crm-proposals/${id}`, {
      body: { name, lead, lines, version: doc.version },
      method: 'PATCH',
    })
    expect(same.status).toBe(200)
    const { body } = await office.call(`/crm/proposals/${id}`, {
      as: office.team.manager,
      body: { status: 'accepted' },
      method: 'PATCH',
    })
    expect(body.doc).toMatchObject({
      answeredAt: expect.any(String) as string,
      answeredBy: null,
      history: [
        {},
        {},
        { name: null, by: office.team.manager.user.id, from: 'sent', to: 'accepted' },
      ],
    })
  })

  it('has a history nobody writes', async () => {
    const { id } = await office.sent()
    const { history } = await office.read(id)
    const forged = { answeredBy: 'Me', history: [], linkKey: 'x', revision: 7, supersededBy: id }
    await office.call(`/crm-proposals/${id}`, { body: forged, method: 'PATCH' })
    expect(await office.read(id)).toMatchObject({
      answeredBy: null,
      history,
      revision: 1,
      supersededBy: null,
    })
  })
})

describe('an expired proposal', () => {
  const expired = async (): Promise<string> => {
    const { id } = await office.sent({ expiresAt: '2099-01-01' })
    const { pool } = office.payload.db as unknown as {
      pool: { query: (text: string, values: unknown[]) => Promise<unknown> }
    }
    await pool.query(`update crm_proposals set expires_at = '2020-01-01T12:00Z' where id = $1`, [
      id,
    ])
    return id
  }

  it('cannot be accepted, by any door, and can be revised', async () => {
    const id = await expired()
    expect(await office.read(id)).toMatchObject({ isExpired: true })
    const body = { status: 'accepted' }
    for (const path of [`/crm/proposals/${id}`, `/crm-proposals/${id}`]) {
      expect(errorOf(await office.call(path, { body, method: 'PATCH' }))).toEqual({
        code: 'illegal_transition',
        field: 'status',
        status: 409,
      })
    }
    await expect(
      office.payload.update({ id, collection: 'crm-proposals', data: body }),
    ).rejects.toThrow(/valid until 2020-01-01/)
    const revised = await office.call(`/crm/proposals/${id}/revise`)
    expect(revised).toMatchObject({ body: { doc: { expiresAt: null, revision: 2 } }, status: 201 })
  })
})

describe('a revision', () => {
  it('is a draft with everything of the one before, made once', async () => {
    const { id } = await office.sent({ endDate: '2026-06-30', startDate: '2026-04-01' })
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => office.call(`/crm/proposals/${id}/revise`)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
    expect(new Set(answers.map(({ body }) => body.doc.id)).size).toBe(1)
    const former = await office.read(id)
    expect(await office.read(answers[0]!.body.doc.id)).toMatchObject({
      name: former.name,
      createdBy: office.team.rep.user.id,
      endDate: former.endDate,
      lead: former.lead,
      lines: (former.lines as object[]).map((line) => ({
        ...line,
        id: expect.any(String) as string,
      })),
      revision: 2,
      revisionOf: id,
      sentAt: null,
      startDate: former.startDate,
      status: 'draft',
      totalValue: former.totalValue,
    })
  })

  it('replaces the one before when it is sent, not earlier', async () => {
    const { id } = await office.sent()
    const { body } = await office.call(`/crm/proposals/${id}/revise`)
    expect(await office.read(id)).toMatchObject({ supersededBy: null })
    await office.call(`/crm/proposals/${body.doc.id}/send`, { body: {} })
    expect(await office.read(id)).toMatchObject({ status: 'sent', supersededBy: body.doc.id })
    const accepted = await office.call(`/crm/proposals/${id}`, {
      body: { status: 'accepted' },
      method: 'PATCH',
    })
    expect(errorOf(accepted)).toMatchObject({ code: 'illegal_transition', status: 409 })
    expect(errorOf(await office.call(`/crm/proposals/${id}/revise`))).toMatchObject({ status: 409 })
  })

  it('is not sent once the one before was accepted', async () => {
    const { id } = await office.sent()
    const { body } = await office.call(`/crm/proposals/${id}/revise`)
    await office.call(`/crm/proposals/${id}`, { body: { status: 'accepted' }, method: 'PATCH' })
    const sent = await office.call(`/crm/proposals/${body.doc.id}/send`, { body: {} })
    expect(errorOf(sent)).toMatchObject({ code: 'conflict', status: 409 })
    expect(await office.read(body.doc.id)).toMatchObject({ sentAt: null, status: 'draft' })
  })

  it('and an answer at the same moment: one of the two happens', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await office.sent()
      const { body } = await office.call(`/crm/proposals/${id}/revise`)
      const [answer, sending] = await Promise.all([
        office.call(`/crm/proposals/${id}`, { body: { status: 'accepted' }, method: 'PATCH' }),
        office.call(`/crm/proposals/${body.doc.id}/send`, { body: {} }),
      ])
      expect([answer.status, sending.status].sort()).toEqual([200, 409])
    }
  })

  it.each([
    ['a draft', []],
    ['what was accepted', ['sent', 'accepted']],
  ])('is not made of %s', async (_, statuses) => {
    const { id } = await office.draft()
    for (const status of statuses) {
      await office.payload.update({ id, collection: 'crm-proposals', data: { status } })
    }
    const answer = await office.call(`/crm/proposals/${id}/revise`)
    expect(errorOf(answer)).toMatchObject({ code: 'illegal_transition', status: 409 })
  })
})

describe('an accepted proposal', () => {
  it('hands its dates and what its lines promise to the order', async () => {
    const { id } = await office.sent({ endDate: '2026-06-30', startDate: '2026-04-01' })
    await office.call(`/crm/proposals/${id}`, { body: { status: 'accepted' }, method: 'PATCH' })
    const { body } = await office.call(`/crm/proposals/${id}/convert`)
    expect(body.doc).toMatchObject({
      endDate: '2026-06-30T12:00:00.000Z',
      lines: [
        { goalUnit: 'impressions', goalUnits: 250_000, price: 12.5, quantity: 250 },
        { goalUnits: null, price: 2000, quantity: 1 },
      ],
      startDate: '2026-04-01T12:00:00.000Z',
      totalValue: 5125,
    })
  })
})
