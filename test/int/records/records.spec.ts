import type { Payload } from 'payload'

import { createLocalReq } from 'payload'

import type { Team } from '../../support/team.js'

import { saveAdminForm } from '../../support/adminForm.js'
import { bootPayload } from '../../support/bootPayload.js'
import { graphql } from '../../support/graphql.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Doc = { id: string; updatedAt: string } & Record<string, unknown>

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

const read = async (collection: string, id: string): Promise<Doc> =>
  (await payload.findByID({ id, collection, depth: 0 })) as unknown as Doc

const send = (method: 'DELETE' | 'PATCH' | 'POST', path: string, body?: unknown) =>
  rest<{
    doc: Doc
    errors: { data: { code: string; count: number; field: string }; message: string }[]
  }>({
    as: team.manager,
    body,
    method,
    path: `/crm${path}`,
    payload,
  })

describe('text that comes in', () => {
  const untidy = {
    companyName: '  Cafe\u0301 Zu\u0308rich\u0000 ',
    contactEmail: ' Jane@ACME.Example ',
    contactPhone: ' (212) 555-0100 ',
  }
  const tidy = {
    companyName: 'Café Zürich',
    contactEmail: 'jane@acme.example',
    contactPhone: '+12125550100',
  }

  it('is tidied up through the CRM’s REST', async () => {
    const { body } = await send('POST', '/leads', untidy)
    expect(body.doc).toMatchObject(tidy)
  })

  it('is tidied up through the collection’s REST', async () => {
    const { body } = await rest<{ doc: Doc }>({
      as: team.rep,
      body: untidy,
      method: 'POST',
      path: '/crm-leads',
      payload,
    })
    expect(body.doc).toMatchObject(tidy)
  })

  it('is tidied up through the admin form', async () => {
    const { body } = await saveAdminForm<{ doc: Doc }>({
      as: team.rep,
      collection: 'crm-leads',
      data: untidy,
      payload,
    })
    expect(body.doc).toMatchObject(tidy)
  })

  it('is tidied up through GraphQL', async () => {
    const { data } = await graphql({
      as: team.rep,
      payload,
      source: `mutation { createCrmLead(data: {
        companyName: "  Acme  ", contactEmail: " Jane@ACME.Example ", contactPhone: "2125550100"
      }) { companyName contactEmail contactPhone } }`,
    })
    expect(data?.createCrmLead).toEqual({ ...tidy, companyName: 'Acme' })
  })

  it('is tidied up through the Local API, on changes too', async () => {
    const lead = await create('crm-leads', untidy)
    expect(lead).toMatchObject(tidy)
    await payload.update({
      id: lead.id,
      collection: 'crm-leads',
      data: { contactEmail: 'JOE@acme.example ' },
    })
    expect(await read('crm-leads', lead.id)).toMatchObject({ contactEmail: 'joe@acme.example' })
  })

  it('is refused with one understandable message per field', async () => {
    const { body, status } = await send('POST', '/leads', {
      companyName: '   ',
      contactEmail: 'jane at acme',
      contactPhone: '12',
      source: 'rumour',
    })
    expect(status).toBe(400)
    expect(body.errors).toEqual([
      { data: { code: 'invalid_input', field: 'companyName' }, message: 'This field is required.' },
      {
        data: { code: 'invalid_input', field: 'contactEmail' },
        message: 'Enter an e-mail address such as jane@company.com.',
      },
      {
        data: { code: 'invalid_input', field: 'contactPhone' },
        message: 'Enter a phone number with its country code, such as +1 212 555 0100.',
      },
      {
        data: { code: 'invalid_input', field: 'source' },
        message: 'Choose one of: inbound, referral, cold_outreach, ai_generated.',
      },
    ])
  })
})

describe('tags', () => {
  it('are tidied up one by one', async () => {
    const lead = await create('crm-leads', {
      companyName: 'Acme',
      tags: [' print ', '', 'q\u00003'],
    })
    expect(lead.tags).toEqual(['print', 'q3'])
  })
})

describe('values that only the server writes', () => {
  it('are not taken from clients', async () => {
    const lead = await create('crm-leads', { companyName: 'Acme', owner: team.rep.user.id })
    const as = team.rep
    const post = (path: string, body: unknown) =>
      rest<{ doc: Doc }>({ as, body, method: 'POST', path, payload })
    const made = await post('/crm-leads?depth=0', { companyName: 'Acme', externalId: 'taken' })
    expect(made.body.doc.externalId).toBeNull()
    const logged = await post('/crm-activities?depth=0', {
      type: 'meeting',
      author: team.admin.user.id,
      lead: lead.id,
      occurredAt: '9999-12-31T00:00:00.000Z',
    })
    expect(logged.body.doc.author).toBe(team.rep.user.id)
    const { lastActivityAt } = await read('crm-leads', lead.id)
    expect(Date.parse(String(lastActivityAt))).toBeLessThanOrEqual(Date.now())
  })
})

describe('proposals and orders', () => {
  it.each(['proposals', 'orders'])('%s total their lines, whatever total is sent', async (name) => {
    const lead = await create('crm-leads', { companyName: 'Acme' })
    const lines = [
      { label: 'Banner', price: 0.1, quantity: 3 },
      { label: 'Newsletter', price: 1250.5, quantity: 2 },
    ]
    const doc = await create(`crm-${name}`, { name: 'x', lead: lead.id, lines, totalValue: 1 })
    expect(doc.totalValue).toBe(2501.3)
    const { body } = await send('PATCH', `/${name}/${doc.id}`, { lines: [lines[0]] })
    expect(body.doc.totalValue).toBe(0.3)
    expect((await send('PATCH', `/${name}/${doc.id}`, { totalValue: 5 })).status).toBe(400)
  })

  it('follow their transition tables', async () => {
    const lead = await create('crm-leads', { companyName: 'Acme' })
    const lines = [{ label: 'Banner', price: 1 }]
    const proposal = await create('crm-proposals', { name: 'x', lead: lead.id, lines })
    const path = `/proposals/${proposal.id}`

    const skipped = await send('PATCH', path, { status: 'accepted' })
    expect(skipped).toMatchObject({
      body: { errors: [{ data: { code: 'illegal_transition', field: 'status' } }] },
      status: 409,
    })
    expect(await read('crm-proposals', proposal.id)).toMatchObject({
      sentAt: null,
      status: 'draft',
    })

    const sent = await send('PATCH', path, { status: 'sent' })
    expect(sent.body.doc).toMatchObject({
      isExpired: false,
      sentAt: expect.any(String),
      viewedAt: null,
    })
    const viewed = await send('PATCH', path, { status: 'viewed' })
    expect(viewed.body.doc).toMatchObject({
      sentAt: sent.body.doc.sentAt,
      viewedAt: expect.any(String),
    })
  })

  it.each([
    ['proposals', 'accepted'],
    ['proposals', 'sent'],
    ['orders', 'cancelled'],
  ])('%s do not begin as %s', async (name, status) => {
    const lead = await create('crm-leads', { companyName: 'Acme' })
    const answer = await send('POST', `/${name}`, { name: 'x', lead: lead.id, status })
    expect(answer).toMatchObject({
      body: { errors: [{ data: { code: 'illegal_transition', field: 'status' } }] },
      status: 409,
    })
  })

  it('take the company of their lead', async () => {
    const company = await create('crm-companies', { name: 'Acme Inc.' })
    const lead = await create('crm-leads', { company: company.id, companyName: 'Acme' })
    const order = await create('crm-orders', { name: 'x', lead: lead.id })
    expect(order.company).toBe(company.id)
  })

  it('do not end before they start', async () => {
    const lead = await create('crm-leads', { companyName: 'Acme' })
    const { body, status } = await send('POST', '/orders', {
      name: 'x',
      endDate: '2026-01-01',
      lead: lead.id,
      startDate: '2026-02-01',
    })
    expect(status).toBe(400)
    expect(body.errors).toMatchObject([{ data: { field: 'endDate' } }])
  })
})

describe('performance', () => {
  const row = { campaignName: 'Spring', periodEnd: '2026-03-31', periodStart: '2026-03-01' }

  const createOrder = async (): Promise<Doc> => {
    const lead = await create('crm-leads', { companyName: 'Acme' })
    return create('crm-orders', { name: 'x', lead: lead.id })
  }

  it('computes CTR and ROAS, null where there is nothing to divide by', async () => {
    const order = await createOrder()
    const { body, status } = await send('POST', '/performance', {
      ...row,
      clicks: 21,
      impressions: 1000,
      order: order.id,
    })
    expect(status).toBe(201)
    expect(body.doc).toMatchObject({ ctr: 0.021, roas: null })
    const changed = await send('PATCH', `/performance/${body.doc.id}`, { revenue: 310, spend: 100 })
    expect(changed.body.doc).toMatchObject({ ctr: 0.021, roas: 3.1 })
  })

  it('updates the row of the same order, campaign and period instead of doubling it', async () => {
    const order = await createOrder()
    await send('POST', '/performance', { ...row, clicks: 1, impressions: 10, order: order.id })
    const again = await send('POST', '/performance', [
      { ...row, clicks: 2, impressions: 10, order: order.id },
      { ...row, campaignName: 'Summer', impressions: 5, order: order.id },
    ])
    expect(again).toMatchObject({ body: { created: 1, updated: 1 }, status: 201 })
    const { docs } = await payload.find({
      collection: 'crm-performance',
      sort: 'campaignName',
      where: { order: { equals: order.id } },
    })
    expect(docs.map(({ campaignName, clicks }) => [campaignName, clicks])).toEqual([
      ['Spring', 2],
      ['Summer', 0],
    ])
  })

  it('knows a row again by its day and its name, however they are written', async () => {
    const order = await createOrder()
    const common = { order: order.id, periodEnd: '2026-03-31' }
    const first = { ...common, campaignName: 'Fru\u0308hling', periodStart: '2026-03-01' }
    const again = { ...common, campaignName: ' Frühling ', periodStart: '2026-03-01T10:00:00Z' }
    expect((await send('POST', '/performance', first)).status).toBe(201)
    expect((await send('POST', '/performance', again)).status).toBe(200)
  })

  it('takes first reports that come at once as one row', async () => {
    const order = await createOrder()
    const report = { ...row, order: order.id }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send('POST', '/performance', report)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
  })

  it('takes all rows of a batch or none', async () => {
    const order = await createOrder()
    const { status } = await send('POST', '/performance', [
      { ...row, order: order.id },
      { ...row, campaignName: 'Late', order: order.id, periodEnd: '2026-01-01' },
    ])
    expect(status).toBe(400)
    const { totalDocs } = await payload.count({
      collection: 'crm-performance',
      where: { order: { equals: order.id } },
    })
    expect(totalDocs).toBe(0)
  })
})

describe('activities', () => {
  it('move the lead’s last activity forward, never back', async () => {
    const lead = await create('crm-leads', { companyName: 'Acme' })
    const log = (occurredAt: string) =>
      create('crm-activities', { type: 'call', lead: lead.id, occurredAt, subject: 'Call' })
    await log('2026-05-02T10:00:00.000Z')
    await log('2026-05-01T10:00:00.000Z')
    const after = await read('crm-leads', lead.id)
    expect(after.lastActivityAt).toBe('2026-05-02T10:00:00.000Z')
    expect(after.updatedAt).toBe(lead.updatedAt)
  })

  it('keep stage changes as they were written, whoever asks', async () => {
    const lead = await create('crm-leads', { companyName: 'Acme' })
    await payload.update({ id: lead.id, collection: 'crm-leads', data: { stage: 'qualified' } })
    const { docs } = await payload.find({
      collection: 'crm-activities',
      where: { lead: { equals: lead.id } },
    })
    const path = `/crm-activities/${docs[0]?.id}`
    const as = team.admin
    for (const body of [
      { toStage: 'closed_won' },
      { type: 'note' },
      { deletedAt: '2026-01-01T00:00:00.000Z' },
    ]) {
      expect((await rest({ as, body, method: 'PATCH', path, payload })).status).toBe(403)
    }
    expect((await rest({ as, method: 'DELETE', path, payload })).status).toBe(403)
    const forged = { type: 'stage_change', lead: lead.id, toStage: 'closed_won' }
    expect(
      (await rest({ as, body: forged, method: 'POST', path: '/crm-activities', payload })).status,
    ).toBe(403)
    expect(await read('crm-activities', String(docs[0]?.id))).toMatchObject({
      toStage: 'qualified',
    })
  })
})

describe('pipelines', () => {
  const createPipeline = () =>
    create('crm-pipelines', {
      name: 'Partners',
      key: `partners_${Math.random().toString(36).slice(2)}`,
      kind: 'sales',
      stages: [
        { name: 'Open', type: 'open', color: '#111111', key: 'open', probability: 10 },
        { name: 'Talks', type: 'open', color: '#222222', key: 'talks', probability: 40 },
        { name: 'Won', type: 'won', color: '#333333', key: 'won', probability: 100 },
        { name: 'Lost', type: 'lost', color: '#444444', key: 'lost', probability: 0 },
      ],
    })

  it('keep a stage that leads stand on, and say how many', async () => {
    const pipeline = await createPipeline()
    const stages = pipeline.stages as { key: string }[]
    await create('crm-leads', { companyName: 'Acme', pipeline: pipeline.id, stage: 'talks' })
    await create('crm-leads', { companyName: 'Bcme', pipeline: pipeline.id, stage: 'talks' })
    const change = (kept: unknown[]) =>
      rest<{ errors: { data: unknown; message: string }[] }>({
        as: team.manager,
        body: { stages: kept },
        method: 'PATCH',
        path: `/crm-pipelines/${pipeline.id}`,
        payload,
      })
    const refused = await change(stages.filter(({ key }) => key !== 'talks'))
    expect(refused).toMatchObject({
      body: { errors: [{ data: { count: 2, stage: 'talks' } }] },
      status: 409,
    })
    expect(refused.body.errors[0]?.message).toContain('2 leads stand on the stage “Talks”')
    expect((await change(stages.filter(({ key }) => key !== 'open'))).status).toBe(200)
  })

  it('are refused with stages nothing can be won on', async () => {
    const pipeline = await createPipeline()
    const { status } = await rest({
      as: team.manager,
      body: {
        stages: (pipeline.stages as { type: string }[]).filter(({ type }) => type !== 'won'),
      },
      method: 'PATCH',
      path: `/crm-pipelines/${pipeline.id}`,
      payload,
    })
    expect(status).toBe(400)
  })

  it('stay out of the trash while leads stand on them', async () => {
    const pipeline = await createPipeline()
    const lead = await create('crm-leads', { companyName: 'Acme', pipeline: pipeline.id })
    const trash = () =>
      rest({
        as: team.manager,
        body: { deletedAt: new Date().toISOString() },
        method: 'PATCH',
        path: `/crm-pipelines/${pipeline.id}`,
        payload,
      })
    expect((await trash()).status).toBe(409)
    await send('DELETE', `/leads/${lead.id}`)
    expect((await trash()).status).toBe(200)
  })

  it('let a lead change over, under the rules of where it comes from and goes to', async () => {
    const pipeline = await createPipeline()
    const lead = await create('crm-leads', { companyName: 'Acme', stage: 'proposal' })
    const { body } = await send('PATCH', `/leads/${lead.id}`, {
      pipeline: pipeline.key,
      stage: 'talks',
    })
    expect(body.doc).toMatchObject({ pipeline: pipeline.id, probability: 40, stage: 'talks' })
    const nowhere = await send('PATCH', `/leads/${lead.id}`, { pipeline: 'new_logo' })
    expect(nowhere).toMatchObject({ body: { errors: [{ data: { field: 'stage' } }] }, status: 400 })
  })
})

describe('deletion', () => {
  it('is offered by the admin as far as it goes: the trash to writers, the end to administrators', async () => {
    const lead = await create('crm-leads', { companyName: 'Acme', owner: team.rep.user.id })
    const path = `/crm-leads/${lead.id}`
    // What the edit view asks: once with a `deletedAt` for the trash, once without for the end.
    const may = async (as: Team['rep'], data: Record<string, unknown>) => {
      const access = payload.collections['crm-leads']!.config.access.delete
      const req = await createLocalReq({ user: as.user as never }, payload)
      return Boolean(await access({ id: lead.id, data, req }))
    }
    const trash = { ...lead, deletedAt: new Date().toISOString() }
    expect([await may(team.rep, trash), await may(team.rep, lead)]).toEqual([true, false])
    expect([await may(team.manager, trash), await may(team.manager, lead)]).toEqual([true, false])
    expect([await may(team.admin, trash), await may(team.admin, lead)]).toEqual([true, true])
    expect([await may(team.viewer, trash), await may(team.viewer, lead)]).toEqual([false, false])
    expect((await rest({ as: team.manager, method: 'DELETE', path, payload })).status).toBe(403)
  })

  it('and restoring work for many at once, as the trash view does it', async () => {
    const leads = [
      await create('crm-leads', { companyName: 'Acme', owner: team.rep.user.id }),
      await create('crm-leads', { companyName: 'Bcme', owner: team.rep.user.id }),
    ]
    const ids = leads.map(({ id }) => id).join(',')
    const all = (as: Team['rep'], deletedAt: null | string) =>
      rest<{ docs: unknown[] }>({
        as,
        body: { deletedAt },
        method: 'PATCH',
        path: `/crm-leads?trash=true&where[id][in]=${ids}`,
        payload,
      })
    expect((await all(team.colleague, new Date().toISOString())).body.docs).toHaveLength(0)
    expect((await all(team.rep, new Date().toISOString())).body.docs).toHaveLength(2)
    expect((await all(team.rep, null)).body.docs).toHaveLength(2)
    expect(await read('crm-leads', leads[0]!.id)).toMatchObject({ deletedAt: null })
  })

  it('is the trash, from which a lead comes back', async () => {
    const lead = await create('crm-leads', { companyName: 'Acme' })
    expect((await send('DELETE', `/leads/${lead.id}`)).status).toBe(200)
    const gone = await rest({ as: team.manager, path: `/crm/leads/${lead.id}`, payload })
    expect(gone.status).toBe(404)
    await payload.update({
      id: lead.id,
      collection: 'crm-leads',
      data: { deletedAt: null },
      trash: true,
    })
    expect(await read('crm-leads', lead.id)).toMatchObject({ companyName: 'Acme' })
  })

  it('for good is refused while other records need this one, and takes the history along', async () => {
    const lead = await create('crm-leads', { companyName: 'Acme' })
    const order = await create('crm-orders', { name: 'x', lead: lead.id })
    await payload.update({ id: lead.id, collection: 'crm-leads', data: { stage: 'qualified' } })
    const destroy = (path: string) =>
      rest<{ errors: { data: unknown }[] }>({
        as: team.admin,
        method: 'DELETE',
        path: `/crm${path}?permanent=true`,
        payload,
      })
    expect(await destroy(`/leads/${lead.id}`)).toMatchObject({
      body: { errors: [{ data: { code: 'still_referenced', count: 1 } }] },
      status: 409,
    })
    expect((await destroy(`/orders/${order.id}`)).status).toBe(200)
    expect((await destroy(`/leads/${lead.id}`)).status).toBe(200)
    const { totalDocs } = await payload.count({
      collection: 'crm-activities',
      where: { or: [{ lead: { equals: lead.id } }, { lead: { exists: false } }] },
    })
    expect(totalDocs).toBe(0)
  })
})
