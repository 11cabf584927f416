import type { Payload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { Team } from './team.js'

import { createBook, pipeline, toForm } from '../int/import/book.js'
import { toDeliveryForm } from '../int/import/deliveryFile.js'
import { takeOffer } from './offers.js'

type Record_ = { id: string }

let months = 0

/** A month without a goal yet: there is one for each. */
export const nextMonth = (): string =>
  new Date(Date.UTC(1950, (months += 1), 1)).toISOString().slice(0, 10)

/** Records of the rep: a lead with everything that hangs on one. */
export const createRecords = async ({ payload, team }: { payload: Payload; team: Team }) => {
  const create = async (collection: string, data: Record<string, unknown>): Promise<Record_> =>
    (await payload.create({ collection, data, depth: 0 })) as unknown as Record_
  const lead = await create('crm-leads', { companyName: 'Acme', owner: team.rep.user.id })
  const lines = [{ label: 'Banner', price: 12.5, quantity: 100 }]
  const proposal = await create('crm-proposals', { name: 'Offer', lead: lead.id, lines })
  const accepted = await create('crm-proposals', { name: 'Accepted offer', lead: lead.id, lines })
  await takeOffer({ id: accepted.id, payload, statuses: ['sent', 'accepted'] })
  const offer = await create('crm-proposals', { name: 'Open offer', lead: lead.id, lines })
  const link = { id: await takeOffer({ id: offer.id, payload, statuses: ['sent', 'viewed'] }) }
  const goal = await create('crm-sales-goals', {
    period: 'month',
    start: nextMonth(),
    target: 1000,
  })
  const order = await create('crm-orders', { name: 'Order', lead: lead.id })
  const performance = await create('crm-performance', {
    campaignName: 'Spring',
    order: order.id,
    periodEnd: '2026-03-31',
    periodStart: '2026-03-01',
  })
  const imported = await create('crm-imports', {
    fileName: 'delivery.csv',
    kind: 'delivery',
  })
  const work = await create('crm-work', {
    attempts: 1,
    key: randomUUID(),
    kind: 'test',
    maxAttempts: 1,
    state: 'dead',
  })
  return { accepted, goal, imported, lead, link, offer, order, performance, proposal, work }
}

export type Records = Awaited<ReturnType<typeof createRecords>>

export type Call = { body?: unknown; path: string }

/** A valid call of each route on the rep's records, by method and path. */
export const CALLS: Record<string, (records: Records) => Call> = {
  'delete /goals/:id': () => ({ path: '/goals/:goal' }),
  'delete /leads/:id': () => ({ path: '/leads/:lead' }),
  'delete /orders/:id': () => ({ path: '/orders/:order' }),
  'delete /performance/:id': () => ({ path: '/performance/:performance' }),
  'delete /proposals/:id': () => ({ path: '/proposals/:proposal' }),
  'get /analytics/forecast': () => ({ path: '/analytics/forecast?months=3' }),
  'get /analytics/pipeline': () => ({ path: '/analytics/pipeline?period=90d' }),
  'get /analytics/waterfall': () => ({ path: '/analytics/waterfall?since=2026-01-01' }),
  'get /analytics/waterfall/leads': () => ({
    path: '/analytics/waterfall/leads?since=2026-01-01&bar=new',
  }),
  'get /board/:pipeline': () => ({ path: '/board/new_logo' }),
  'get /deals': () => ({ path: '/deals' }),
  'get /deals/:id': () => ({ path: '/deals/:deal' }),
  'get /goals': () => ({ path: '/goals' }),
  'get /goals/:id': () => ({ path: '/goals/:goal' }),
  'get /imports': () => ({ path: '/imports' }),
  'get /imports/:id': () => ({ path: '/imports/:imported' }),
  'get /leads': () => ({ path: '/leads' }),
  'get /leads/:id': () => ({ path: '/leads/:lead' }),
  'get /leads/export': () => ({ path: '/leads/export' }),
  'get /orders': () => ({ path: '/orders' }),
  'get /orders/:id': () => ({ path: '/orders/:order' }),
  'get /orders/:id/delivery': () => ({ path: '/orders/:order/delivery' }),
  'get /performance': () => ({ path: '/performance' }),
  'get /performance/:id': () => ({ path: '/performance/:performance' }),
  'get /proposals': () => ({ path: '/proposals' }),
  'get /proposals/:id': () => ({ path: '/proposals/:proposal' }),
  'get /proposals/:id/link': () => ({ path: '/proposals/:offer/link' }),
  'get /public/proposals/:token': () => ({ path: '/public/proposals/:link' }),
  'get /revenue/by-product': () => ({ path: '/revenue/by-product?period=all' }),
  'get /revenue/by-rep': () => ({ path: '/revenue/by-rep?basis=delivered&owner=me' }),
  'get /revenue/monthly': () => ({ path: '/revenue/monthly?months=12' }),
  'get /revenue/pipeline-value': () => ({ path: '/revenue/pipeline-value' }),
  'get /work': () => ({ path: '/work' }),
  'get /work/:id': () => ({ path: '/work/:work' }),
  'patch /goals/:id': () => ({ body: { target: 3 }, path: '/goals/:goal' }),
  'patch /leads/:id': () => ({ body: { stage: 'qualified' }, path: '/leads/:lead' }),
  'patch /orders/:id': () => ({ body: { name: 'Renamed' }, path: '/orders/:order' }),
  'patch /performance/:id': () => ({ body: { clicks: 3 }, path: '/performance/:performance' }),
  'patch /proposals/:id': () => ({ body: { name: 'Renamed' }, path: '/proposals/:proposal' }),
  'post /goals': () => ({
    body: { period: 'month', start: nextMonth(), target: 5 },
    path: '/goals',
  }),
  'post /import/performance': ({ order }) => ({
    body: toDeliveryForm({
      mapping: { order: order.id },
      text: 'Campaign,Date,Clicks\nSummer,2026-05-01,3\n',
    }),
    path: '/import/performance',
  }),
  'post /import/sales': ({ lead }) => ({
    body: toForm(createBook({ pipeline: pipeline(`${lead.id},Ann Lee,MG,Acme,Prospecting,,,`) })),
    path: '/import/sales',
  }),
  'post /imports/:id/undo': () => ({ path: '/imports/:imported/undo' }),
  'post /leads': () => ({ body: { companyName: 'New' }, path: '/leads' }),
  'post /orders': ({ lead }) => ({ body: { name: 'New', lead: lead.id }, path: '/orders' }),
  'post /orders/:id/renew': () => ({ body: {}, path: '/orders/:order/renew' }),
  'post /performance': ({ order }) => ({
    body: {
      campaignName: 'New',
      order: order.id,
      periodEnd: '2026-04-30',
      periodStart: '2026-04-01',
    },
    path: '/performance',
  }),
  'post /proposals': ({ lead }) => ({ body: { name: 'New', lead: lead.id }, path: '/proposals' }),
  'post /proposals/:id/convert': () => ({ body: {}, path: '/proposals/:accepted/convert' }),
  'post /proposals/:id/renew-link': () => ({ path: '/proposals/:offer/renew-link' }),
  'post /proposals/:id/revise': () => ({ path: '/proposals/:offer/revise' }),
  'post /proposals/:id/revoke-link': () => ({ path: '/proposals/:offer/revoke-link' }),
  'post /proposals/:id/send': () => ({ body: {}, path: '/proposals/:proposal/send' }),
  'post /public/proposals/:token/accept': () => ({
    body: new URLSearchParams({ name: 'Ann Client' }),
    path: '/public/proposals/:link/accept',
  }),
  'post /public/proposals/:token/decline': () => ({
    body: new URLSearchParams({ name: 'Ann Client', note: 'Too dear' }),
    path: '/public/proposals/:link/decline',
  }),
  'post /work/:id/cancel': () => ({ path: '/work/:work/cancel' }),
  'post /work/:id/retry': () => ({ path: '/work/:work/retry' }),
}
