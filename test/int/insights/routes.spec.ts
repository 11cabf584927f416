import type { Payload } from 'payload'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { query } from '../import/importFolder.js'
import { keep, readInsights, scoreOf } from './insights.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({ plugin: { visibility: 'own' } }))
  team = await createTeam(payload)
})

afterEach(() =>
  query({ payload, text: 'delete from crm_advertiser_prompts; delete from crm_ai_insights' }),
)

afterAll(() => stop())

type Doc = {
  id: string
  lead: { companyName: string }
  order: { name: string } | null
  status: string
  value: number
}
type Answer = {
  doc: Doc
  docs: Doc[]
  errors: { data: { code: string; field?: string } }[]
  totalDocs: number
}

const createLead = async (data: Record<string, unknown> = {}): Promise<string> =>
  String(
    (
      await payload.create({
        collection: 'crm-leads',
        data: { companyName: 'Acme', owner: team.rep.user.id, ...data },
      })
    ).id,
  )

const list = (query: string, as = team.manager) =>
  rest<Answer>({ as, path: `/crm/ai/insights?${query}`, payload })

const decide = (id: string, status: string, as = team.manager) =>
  rest<Answer>({ as, body: { status }, method: 'PATCH', path: `/crm/ai/insights/${id}`, payload })

const upsellOf = async ({ lead, value = 50 }: { lead: string; value?: number }) => {
  const { id } = await payload.create({ collection: 'crm-orders', data: { name: 'Spring', lead } })
  return scoreOf({ kind: 'upsell', lead, order: id, topic: 'bundle', value })
}

const keepUpsell = async (): Promise<string> => {
  await keep({ insights: [await upsellOf({ lead: await createLead() })], payload })
  return (await readInsights({ payload }))[0]!.id
}

describe('the list of insights', () => {
  it('has the current ones, by value, with the names of lead and order', async () => {
    const lead = await createLead()
    await keep({ insights: [scoreOf({ lead, value: 10 })], payload })
    await keep({ insights: [scoreOf({ lead, value: 20 })], payload })
    await keep({ insights: [await upsellOf({ lead, value: 90 })], payload })
    const { body } = await list('sort=-value&depth=1')
    expect(body.docs).toMatchObject([
      { lead: { companyName: 'Acme' }, order: { name: 'Spring' }, value: 90 },
      { lead: { companyName: 'Acme' }, value: 20 },
    ])
    expect((await list('status=superseded')).body.docs).toMatchObject([{ value: 10 }])
  })

  it('filters by kind, lead, order and pipeline', async () => {
    const [lead, other] = [await createLead(), await createLead({ pipeline: 'existing_client' })]
    const upsell = await upsellOf({ lead, value: 3 })
    await keep({
      insights: [scoreOf({ lead, value: 1 }), scoreOf({ lead: other, value: 2 }), upsell],
      payload,
    })
    const values = async (query: string) =>
      (await list(`${query}&sort=value`)).body.docs.map(({ value }) => value)
    expect(await values('kind=score')).toEqual([1, 2])
    expect(await values(`lead_id=${lead}`)).toEqual([1, 3])
    expect(await values(`order_id=${String(upsell.order)}`)).toEqual([3])
    expect(await values('pipeline_type=existing_client')).toEqual([2])
    expect(await values('where[lead.pipeline.key][equals]=new_logo')).toEqual([1, 3])
  })

  it('leaves out what is in the trash, and what hangs on leads one may not read', async () => {
    const [mine, others, trashed] = [
      await createLead(),
      await createLead({ owner: team.colleague.user.id }),
      await createLead(),
    ]
    const upsell = await upsellOf({ lead: mine, value: 4 })
    await keep({
      insights: [
        ...[mine, others, trashed].map((lead, index) => scoreOf({ lead, value: index })),
        upsell,
      ],
      payload,
    })
    const deletedAt = new Date().toISOString()
    await payload.update({ id: trashed, collection: 'crm-leads', data: { deletedAt } })
    await payload.update({ id: upsell.order!, collection: 'crm-orders', data: { deletedAt } })
    expect((await list('sort=value')).body).toMatchObject({
      docs: [{ value: 0 }, { value: 1 }],
      totalDocs: 2,
    })
    expect((await list('', team.rep)).body.docs).toMatchObject([{ value: 0 }])
  })

  it.each([
    'kind=nonsense',
    'lead_id=x',
    'order_id=x',
    'pipeline_type=none',
    'limit=101',
    'page=0',
  ])('refuses %s', async (query) => {
    expect(await list(query)).toMatchObject({ status: 400 })
  })
})

describe('deciding about an insight', () => {
  it('dismisses it, and takes that back', async () => {
    const id = await keepUpsell()
    expect(await decide(id, 'dismissed', team.rep)).toMatchObject({
      body: { doc: { id, status: 'dismissed' } },
      status: 200,
    })
    expect(await decide(id, 'current')).toMatchObject({ body: { doc: { status: 'current' } } })
  })

  it('does not take a dismissal back over something newer', async () => {
    const lead = await createLead()
    const upsell = await upsellOf({ lead })
    await keep({ insights: [upsell], payload })
    const { id } = (await readInsights({ payload }))[0]!
    await decide(id, 'dismissed')
    await keep({ insights: [{ ...upsell, inputHash: 'another' }], payload })
    expect(await decide(id, 'current')).toMatchObject({
      body: { errors: [{ data: { code: 'conflict' } }] },
      status: 409,
    })
  })

  it.each(['approved', 'superseded'])('leaves what is %s as it is', async (status) => {
    const id = await keepUpsell()
    await query({ payload, text: `update crm_ai_insights set status = '${status}'` })
    expect(await decide(id, 'dismissed')).toMatchObject({
      body: { errors: [{ data: { code: 'illegal_transition', field: 'status' } }] },
      status: 409,
    })
  })

  it.each(['approved', 'dismissed'])('does not let a score be %s', async (status) => {
    await keep({ insights: [scoreOf({ lead: await createLead() })], payload })
    const { id } = (await readInsights({ payload }))[0]!
    expect(await decide(id, status)).toMatchObject({ status: 409 })
  })

  it('is for whoever may write the lead, and about leads one may see', async () => {
    const id = await keepUpsell()
    expect(await decide(id, 'dismissed', team.viewer)).toMatchObject({ status: 403 })
    expect(await decide(id, 'dismissed', team.colleague)).toMatchObject({ status: 404 })
    expect((await readInsights({ payload }))[0]).toMatchObject({ status: 'current' })
  })

  it('drafts the message to the advertiser once an upsell is approved, and once only', async () => {
    const lead = await createLead()
    const upsell = await upsellOf({ lead, value: 2500 })
    const facts = { bundleMoney: 2500, orderName: 'Spring', productName: 'Newsletter' }
    const factors = [{ facts, key: 'upsell:bundle', points: 2500 }]
    await keep({ insights: [{ ...upsell, factors }], payload })
    const { id } = (await readInsights({ payload }))[0]!
    expect(await decide(id, 'approved', team.rep)).toMatchObject({ status: 200 })
    expect(await decide(id, 'approved', team.rep)).toMatchObject({ status: 200 })
    const { docs } = await payload.find({ collection: 'crm-advertiser-prompts', depth: 0 })
    expect(docs).toMatchObject([
      {
        insight: id,
        kind: 'upsell',
        lead,
        message:
          'Dear Acme team, thank you for booking Spring with us. We suggest adding Newsletter to it, for $2,500. May we send you a proposal?',
        order: upsell.order,
        status: 'sent',
      },
    ])
    expect(docs[0]?.facts).toContainEqual({
      key: 'bundle',
      kind: 'money',
      origin: { rule: 'upsell:bundle' },
      value: 2500,
    })
  })

  it('lets one of two deciders at once win', async () => {
    const id = await keepUpsell()
    const answers = await Promise.all([decide(id, 'dismissed'), decide(id, 'approved')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})
