import type { Payload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { Team } from './team.js'

import { trackingTokenOf } from '../../src/utilities/trackingToken.js'
import { createBook, pipeline, toForm } from '../int/import/book.js'
import { toCSVForm } from '../int/import/csvForm.js'
import { takeOffer } from './offers.js'
import { createTwins } from './twins.js'

type Record_ = { id: string }

let months = 0

/** A month without a goal yet: there is one for each. */
export const nextMonth = (): string =>
  new Date(Date.UTC(1950, (months += 1), 1)).toISOString().slice(0, 10)

/** Records of the rep: a lead with everything that hangs on one. */
export const createRecords = async ({ payload, team }: { payload: Payload; team: Team }) => {
  const create = async (collection: string, data: Record<string, unknown>): Promise<Record_> =>
    (await payload.create({ collection, data, depth: 0 })) as unknown as Record_
  const owner = team.rep.user.id
  const company = await create('crm-companies', { name: 'Acme', owner })
  const contact = await create('crm-contacts', {
    firstName: 'Ann',
    journeyStage: 'awareness',
    owner,
  })
  const lead = await create('crm-leads', { companyName: 'Acme', owner })
  const activity = await create('crm-activities', { type: 'note', lead: lead.id, subject: 'Note' })
  const customer = await create('crm-companies', { name: 'Buyer', lifecycle: 'customer' })
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
  const insight = await create('crm-ai-insights', {
    kind: 'upsell',
    lead: lead.id,
    order: order.id,
    status: 'current',
    topic: randomUUID(),
  })
  const work = await create('crm-work', {
    attempts: 1,
    key: randomUUID(),
    kind: 'test',
    maxAttempts: 1,
    state: 'dead',
  })
  // One pass over all contacts at a time, and each caller asks for it anew.
  await payload.delete({ collection: 'crm-work', where: { kind: { equals: 'resegment' } } })
  const twins = await createTwins({ payload, team })
  // There is one run of a day and one look at all records, and each caller asks for it anew.
  await payload.delete({ collection: 'crm-work', where: { kind: { equals: 'scan-duplicates' } } })
  await payload.delete({ collection: 'crm-ai-runs', where: { id: { exists: true } } })
  const prompt = await create('crm-advertiser-prompts', {
    kind: 'performance',
    lead: lead.id,
    message: 'Well done.',
    order: order.id,
    originalMessage: 'Well done.',
    performanceVersion: randomUUID(),
    status: 'pending',
  })
  const run = (await payload.create({
    collection: 'crm-ai-runs',
    data: { key: randomUUID(), kind: 'score_leads', status: 'queued' },
    depth: 0,
    user: { ...team.rep.user, collection: 'users' },
  })) as unknown as Record_
  return {
    accepted,
    activity,
    company,
    contact,
    customer,
    goal,
    imported,
    insight,
    lead,
    link,
    offer,
    order,
    performance,
    prompt,
    proposal,
    run,
    ...twins,
    /** What the beacon names the contact by. */
    visitor: {
      id: trackingTokenOf({ kind: 'visit', secret: payload.secret, values: [contact.id] }),
    },
    work,
  }
}

export type Records = Awaited<ReturnType<typeof createRecords>>

export type Call = { body?: unknown; path: string }

/** A valid call of each route on the rep's records, by method and path. */
export const CALLS: Record<string, (records: Records) => Call> = {
  'delete /activities/:id': () => ({ path: '/activities/:activity' }),
  'delete /companies/:id': () => ({ path: '/companies/:company' }),
  'delete /contacts/:id': () => ({ path: '/contacts/:contact' }),
  'delete /goals/:id': () => ({ path: '/goals/:goal' }),
  'delete /leads/:id': () => ({ path: '/leads/:lead' }),
  'delete /orders/:id': () => ({ path: '/orders/:order' }),
  'delete /performance/:id': () => ({ path: '/performance/:performance' }),
  'delete /proposals/:id': () => ({ path: '/proposals/:proposal' }),
  'get /activities': () => ({ path: '/activities?due=open&assignee=me' }),
  'get /activities/:id': () => ({ path: '/activities/:activity' }),
  'get /ai/alerts': () => ({ path: '/ai/alerts?limit=3' }),
  'get /ai/insights': () => ({ path: '/ai/insights?kind=upsell&sort=-value' }),
  'get /ai/pending-prompts': () => ({ path: '/ai/pending-prompts' }),
  'get /ai/prediction': () => ({ path: '/ai/prediction' }),
  'get /ai/runs': () => ({ path: '/ai/runs' }),
  'get /ai/runs/:id': () => ({ path: '/ai/runs/:run' }),
  'get /ai/status': () => ({ path: '/ai/status' }),
  'get /ai/usage': () => ({ path: '/ai/usage?days=7' }),
  'get /analytics/forecast': () => ({ path: '/analytics/forecast?months=3' }),
  'get /analytics/pipeline': () => ({ path: '/analytics/pipeline?period=90d' }),
  'get /analytics/waterfall': () => ({ path: '/analytics/waterfall?since=2026-01-01' }),
  'get /analytics/waterfall/leads': () => ({
    path: '/analytics/waterfall/leads?since=2026-01-01&bar=new',
  }),
  'get /audience/board': () => ({ path: '/audience/board?limit=2' }),
  'get /audience/board/:stage': () => ({ path: '/audience/board/new?q=ann' }),
  'get /audience/resegment': () => ({ path: '/audience/resegment' }),
  'get /board/:pipeline': () => ({ path: '/board/new_logo' }),
  'get /companies': () => ({ path: '/companies?lifecycle=customer' }),
  'get /companies/:id': () => ({ path: '/companies/:company' }),
  'get /companies/:id/detail': () => ({ path: '/companies/:company/detail' }),
  'get /companies/:id/engagement-months': () => ({ path: '/companies/:company/engagement-months' }),
  'get /companies/:id/timeline': () => ({ path: '/companies/:company/timeline' }),
  'get /contacts': () => ({ path: '/contacts?lifecycle=lead' }),
  'get /contacts/:id': () => ({ path: '/contacts/:contact' }),
  'get /contacts/:id/detail': () => ({ path: '/contacts/:contact/detail' }),
  'get /contacts/:id/engagement': () => ({ path: '/contacts/:contact/engagement' }),
  'get /contacts/:id/engagement-months': () => ({ path: '/contacts/:contact/engagement-months' }),
  'get /contacts/:id/interactions': () => ({ path: '/contacts/:contact/interactions' }),
  'get /contacts/:id/journey': () => ({ path: '/contacts/:contact/journey' }),
  'get /contacts/:id/timeline': () => ({ path: '/contacts/:contact/timeline?types=call,visit' }),
  'get /contacts/export': () => ({ path: '/contacts/export' }),
  'get /customers': () => ({ path: '/customers' }),
  'get /customers/:id': () => ({ path: '/customers/:customer' }),
  'get /deals': () => ({ path: '/deals' }),
  'get /deals/:id': () => ({ path: '/deals/:deal' }),
  'get /duplicates': () => ({ path: '/duplicates?kind=companies' }),
  'get /duplicates/check': () => ({ path: '/duplicates/check?name=Ann%20Twin' }),
  'get /duplicates/scan': () => ({ path: '/duplicates/scan' }),
  'get /goals': () => ({ path: '/goals' }),
  'get /goals/:id': () => ({ path: '/goals/:goal' }),
  'get /imports': () => ({ path: '/imports' }),
  'get /imports/:id': () => ({ path: '/imports/:imported' }),
  'get /leads': () => ({ path: '/leads' }),
  'get /leads/:id': () => ({ path: '/leads/:lead' }),
  'get /leads/:id/timeline': () => ({ path: '/leads/:lead/timeline' }),
  'get /leads/export': () => ({ path: '/leads/export' }),
  'get /merges': () => ({ path: '/merges?kind=contacts' }),
  'get /orders': () => ({ path: '/orders' }),
  'get /orders/:id': () => ({ path: '/orders/:order' }),
  'get /orders/:id/delivery': () => ({ path: '/orders/:order/delivery' }),
  'get /performance': () => ({ path: '/performance' }),
  'get /performance/:id': () => ({ path: '/performance/:performance' }),
  'get /privacy/contacts/:id/export': () => ({ path: '/privacy/contacts/:contact/export' }),
  'get /proposals': () => ({ path: '/proposals' }),
  'get /proposals/:id': () => ({ path: '/proposals/:proposal' }),
  'get /proposals/:id/link': () => ({ path: '/proposals/:offer/link' }),
  'get /public/proposals/:token': () => ({ path: '/public/proposals/:link' }),
  'get /revenue/by-product': () => ({ path: '/revenue/by-product?period=all' }),
  'get /revenue/by-rep': () => ({ path: '/revenue/by-rep?basis=delivered&owner=me' }),
  'get /revenue/monthly': () => ({ path: '/revenue/monthly?months=12' }),
  'get /revenue/pipeline-value': () => ({ path: '/revenue/pipeline-value' }),
  'get /search': () => ({ path: '/search?q=acme&limit=3' }),
  'get /track/click/:token': () => ({ path: '/track/click/unknown' }),
  'get /track/open/:token': () => ({ path: '/track/open/unknown' }),
  'get /track/visit.js': () => ({ path: '/track/visit.js' }),
  'get /work': () => ({ path: '/work' }),
  'get /work/:id': () => ({ path: '/work/:work' }),
  'patch /activities/:id': () => ({ body: { subject: 'Changed' }, path: '/activities/:activity' }),
  'patch /ai/insights/:id': () => ({
    body: { status: 'dismissed' },
    path: '/ai/insights/:insight',
  }),
  'patch /ai/prompts/:id': () => ({
    body: { message: 'Very well done.', status: 'approved' },
    path: '/ai/prompts/:prompt',
  }),
  'patch /companies/:id': () => ({ body: { industry: 'Retail' }, path: '/companies/:company' }),
  'patch /contacts/:id': () => ({ body: { jobTitle: 'Buyer' }, path: '/contacts/:contact' }),
  'patch /goals/:id': () => ({ body: { target: 3 }, path: '/goals/:goal' }),
  'patch /leads/:id': () => ({ body: { stage: 'qualified' }, path: '/leads/:lead' }),
  'patch /orders/:id': () => ({ body: { name: 'Renamed' }, path: '/orders/:order' }),
  'patch /performance/:id': () => ({ body: { clicks: 3 }, path: '/performance/:performance' }),
  'patch /proposals/:id': () => ({ body: { name: 'Renamed' }, path: '/proposals/:proposal' }),
  'post /activities': ({ lead }) => ({
    body: { type: 'call', direction: 'outbound', lead: lead.id },
    path: '/activities',
  }),
  'post /ai/auto-prompt/:orderId': () => ({ path: '/ai/auto-prompt/:order' }),
  'post /ai/daily-run': () => ({ path: '/ai/daily-run' }),
  'post /ai/deal-insights/:leadId': () => ({ path: '/ai/deal-insights/:lead' }),
  'post /ai/predict-churn': ({ lead }) => ({ body: { ids: [lead.id] }, path: '/ai/predict-churn' }),
  'post /ai/prediction/train': () => ({ path: '/ai/prediction/train' }),
  'post /ai/runs/:id/cancel': () => ({ path: '/ai/runs/:run/cancel' }),
  'post /ai/score-leads': ({ lead }) => ({ body: { ids: [lead.id] }, path: '/ai/score-leads' }),
  'post /ai/suggest-upsells': ({ order }) => ({
    body: { ids: [order.id] },
    path: '/ai/suggest-upsells',
  }),
  'post /audience/events': ({ contact }) => ({
    body: {
      events: [
        {
          id: randomUUID(),
          contact: contact.id,
          kind: 'visit',
          occurredAt: '2026-03-01T00:00:00Z',
        },
      ],
    },
    path: '/audience/events',
  }),
  'post /audience/resegment': () => ({ path: '/audience/resegment' }),
  'post /audience/tracking': ({ contact }) => ({
    body: { contacts: [contact.id], links: ['https://example.com'], message: contact.id },
    path: '/audience/tracking',
  }),
  'post /companies': () => ({ body: { name: 'New' }, path: '/companies' }),
  'post /companies/:id/merge': ({ firm }) => ({
    body: { loser: firm.id },
    path: '/companies/:otherFirm/merge',
  }),
  'post /contacts': () => ({ body: { firstName: 'New' }, path: '/contacts' }),
  'post /contacts/:id/merge': ({ twin }) => ({
    body: { loser: twin.id },
    path: '/contacts/:otherTwin/merge',
  }),
  'post /contacts/tags': ({ contact }) => ({
    body: { add: ['fair'], ids: [contact.id] },
    path: '/contacts/tags',
  }),
  'post /duplicates/:id/dismiss': () => ({ path: '/duplicates/:pair/dismiss' }),
  'post /duplicates/scan': () => ({ path: '/duplicates/scan' }),
  'post /goals': () => ({
    body: { period: 'month', start: nextMonth(), target: 5 },
    path: '/goals',
  }),
  'post /import/contacts': () => ({
    body: toCSVForm({ text: 'E-mail,First name\njane@example.com,Jane\n' }),
    path: '/import/contacts',
  }),
  'post /import/performance': ({ order }) => ({
    body: toCSVForm({
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
  'post /merges/:id/undo': () => ({ path: '/merges/:merge/undo' }),
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
  'post /privacy/contacts/:id/erase': () => ({ path: '/privacy/contacts/:contact/erase' }),
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
  'post /track/visit': ({ visitor }) => ({
    body: { contact: visitor.id },
    path: '/track/visit',
  }),
  'post /work/:id/cancel': () => ({ path: '/work/:work/cancel' }),
  'post /work/:id/retry': () => ({ path: '/work/:work/retry' }),
}
