import type { Payload } from 'payload'

import type { CompanyDetail, ContactDetail } from '../../../src/domain/contacts/detail.js'
import type { Member, Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Doc = { id: string }

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

const get = <T>(path: string, as: Member = team.rep) =>
  rest<T>({ as, path: `/crm${path}`, payload })

const contactOf = async (id: string, as?: Member): Promise<ContactDetail> =>
  (await get<ContactDetail>(`/contacts/${id}/detail`, as)).body

const companyOf = async (id: string, as?: Member): Promise<CompanyDetail> =>
  (await get<CompanyDetail>(`/companies/${id}/detail`, as)).body

const log = (body: Record<string, unknown>) =>
  rest({ as: team.rep, body, method: 'POST', path: '/crm/activities', payload })

describe('the page of a person', () => {
  it('begins with who they are, how they may be reached, and what is open', async () => {
    const company = await create('crm-companies', { name: 'Acme' })
    const ann = await create('crm-contacts', {
      company: company.id,
      email: 'ann@example.com',
      firstName: 'Ann',
      owner: team.rep.user.id,
      smsConsent: 'revoked',
      tags: ['vip'],
    })
    const lead = await create('crm-leads', {
      companyName: 'Acme',
      contact: ann.id,
      estimatedValue: 1200,
      owner: team.rep.user.id,
    })
    await log({ type: 'note', body: 'Likes video', contact: ann.id })
    const detail = await contactOf(ann.id)
    expect(detail).toMatchObject({
      bookings: [],
      canLog: true,
      contact: {
        name: 'Ann',
        company: { id: company.id, name: 'Acme' },
        doNotContact: false,
        email: 'ann@example.com',
        engagementStage: 'new',
        owner: { id: team.rep.user.id },
      },
      invoices: [],
      leads: [{ id: lead.id, name: 'Acme', value: 1200 }],
      meta: { outstandingBalance: null },
      notes: [{ type: 'note', body: 'Likes video' }],
      segments: ['new'],
      tags: ['vip'],
    })
    expect(detail.consent.map(({ channel, obstacle }) => [channel, obstacle])).toEqual([
      ['email', null],
      ['sms', 'revoked'],
      ['phone', null],
      ['push', null],
    ])
  })

  it('says of every way that nothing is wanted', async () => {
    const ann = await create('crm-contacts', { doNotContact: true, firstName: 'Ann' })
    const { consent } = await contactOf(ann.id)
    expect(consent.map(({ obstacle }) => obstacle)).toEqual(Array(4).fill('doNotContact'))
  })

  it('has the score its factors add up to, and it follows what is logged', async () => {
    const ann = await create('crm-contacts', { firstName: 'Ann' })
    expect((await contactOf(ann.id)).meta).toMatchObject({ lastInteractionAt: null, leadScore: 0 })
    await log({ type: 'call', contact: ann.id })
    const { contact, meta } = await contactOf(ann.id)
    expect(contact.totalInteractions).toBe(1)
    expect(meta.leadScore).toBeGreaterThan(0)
    expect(meta.scoreFactors.reduce((sum, { points }) => sum + points, 0)).toBe(meta.leadScore)
    expect(meta.lastInteractionAt).not.toBeNull()
  })

  it('lists the tasks that are open, the first due first, those without a day last', async () => {
    const ann = await create('crm-contacts', { firstName: 'Ann' })
    const task = { type: 'task', contact: ann.id }
    await log({ ...task, subject: 'Some day' })
    await log({ ...task, dueAt: '2026-06-02', subject: 'Later' })
    await log({ ...task, dueAt: '2026-06-01', subject: 'Sooner' })
    await log({ ...task, completedAt: '2026-05-01', dueAt: '2026-05-01', subject: 'Done' })
    const { tasks, today } = await contactOf(ann.id)
    expect(tasks.map(({ subject }) => subject)).toEqual(['Sooner', 'Later', 'Some day'])
    expect(today).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('lists open leads, and says who may log', async () => {
    const ann = await create('crm-contacts', { firstName: 'Ann' })
    const lead = { companyName: 'Acme', contact: ann.id }
    await create('crm-leads', { ...lead, deletedAt: new Date().toISOString() })
    await create('crm-leads', { ...lead, lostReason: 'Price', stage: 'closed_lost' })
    const open = await create('crm-leads', lead)
    const detail = await contactOf(ann.id, team.viewer)
    expect(detail.leads).toMatchObject([{ id: open.id }])
    expect(detail.canLog).toBe(false)
  })

  it('is not there for who is not there', async () => {
    const ann = await create('crm-contacts', { firstName: 'Ann' })
    const data = { deletedAt: new Date().toISOString() }
    await payload.update({ id: ann.id, collection: 'crm-contacts', data })
    for (const id of [ann.id, 'nobody']) {
      expect((await get(`/contacts/${id}/detail`)).status).toBe(404)
      expect((await get(`/contacts/${id}/engagement-months`)).status).toBe(404)
    }
  })
})

describe('the page of a company', () => {
  it('begins with its people, what belongs to it, and what it bought', async () => {
    const parent = await create('crm-companies', { name: 'Holding' })
    const company = await create('crm-companies', { name: 'Acme', parent: parent.id })
    const ann = await create('crm-contacts', { company: company.id, firstName: 'Ann' })
    const lead = await create('crm-leads', { company: company.id, companyName: 'Acme' })
    const product = await create('crm-products', {
      name: 'Billboard',
      code: 'billboard',
      pricingModel: 'flat',
      unitPrice: 1,
    })
    const order = {
      endDate: '2026-03-31',
      lead: lead.id,
      lines: [{ label: 'Line', price: 500.5, product: product.id, quantity: 1 }],
      startDate: '2026-03-01',
    }
    await create('crm-orders', { ...order, name: 'Spring' })
    const off = await create('crm-orders', { ...order, name: 'Off' })
    await payload.update({ id: off.id, collection: 'crm-orders', data: { status: 'cancelled' } })
    const detail = await companyOf(company.id, team.manager)
    expect(detail).toMatchObject({
      company: { name: 'Acme', parent: { id: parent.id, name: 'Holding' } },
      people: [{ id: ann.id, name: 'Ann' }],
      peopleTotal: 1,
      revenue: 500.5,
      subCompanies: [],
    })
    expect(detail.orders.map(({ name }) => name).sort()).toEqual(['Off', 'Spring'])
    expect(detail.orders[0]).toMatchObject({ endDay: '2026-03-31', startDay: '2026-03-01' })
    expect((await companyOf(parent.id)).subCompanies).toEqual([{ id: company.id, name: 'Acme' }])
  })

  it('is not there for what is not there', async () => {
    expect((await get('/companies/nobody/detail')).status).toBe(404)
    expect((await get('/companies/nobody/engagement-months')).status).toBe(404)
  })
})

describe('the months of engagement', () => {
  it('count what people did, not what machines did, in each of the last twelve', async () => {
    const company = await create('crm-companies', { name: 'Acme' })
    const ann = await create('crm-contacts', { company: company.id, firstName: 'Ann' })
    const events = [
      { id: 'months-1', kind: 'email_open' },
      { id: 'months-2', kind: 'email_click' },
      { id: 'months-3', kind: 'visit' },
      { id: 'months-4', kind: 'visit' },
      { id: 'months-5', isMachine: true, kind: 'email_open' },
      { id: 'months-6', kind: 'visit', occurredAt: '2020-01-01T00:00:00.000Z' },
    ]
    for (const event of events) {
      await create('crm-engagement-events', {
        contact: ann.id,
        occurredAt: new Date().toISOString(),
        ...event,
      })
    }
    type Months = { months: { month: string }[] }
    for (const path of [`/contacts/${ann.id}`, `/companies/${company.id}`]) {
      const { body } = await get<Months>(`${path}/engagement-months`)
      expect(body.months).toHaveLength(12)
      expect(body.months[11]).toMatchObject({ clicks: 1, opens: 1, other: 0, visits: 2 })
      expect(body.months[0]).toMatchObject({ clicks: 0, opens: 0, other: 0, visits: 0 })
    }
  })
})
