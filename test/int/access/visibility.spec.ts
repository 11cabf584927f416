import type { Payload } from 'payload'

import type { Member, Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { graphql } from '../../support/graphql.js'
import { requestRest, rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

/** Records of one lead, by collection. */
type Hanging = Record<'activities' | 'leads' | 'orders' | 'performance' | 'proposals', string>

type List = { docs: { id: string }[]; totalDocs: number }

let payload: Payload
let stop: () => Promise<void>
let team: Team
/** What the rep owns, what they made and nobody owns, and what a colleague owns. */
let mine: Hanging
let made: Hanging
let foreign: Hanging

const createLead = async (
  companyName: string,
  { createdBy, owner = null }: { createdBy: Member; owner?: Member | null },
): Promise<Hanging> => {
  const create = async (collection: string, data: Record<string, unknown>): Promise<string> =>
    String(
      (
        await payload.create({
          collection,
          data,
          depth: 0,
          overrideAccess: true,
          user: createdBy.user,
        })
      ).id,
    )
  const leads = await create('crm-leads', {
    companyName,
    estimatedValue: 100,
    owner: owner?.user.id ?? null,
    source: 'referral',
    stage: 'qualified',
  })
  const on = { lead: leads }
  const orders = await create('crm-orders', { ...on, name: companyName })
  return {
    activities: await create('crm-activities', { ...on, type: 'note', subject: companyName }),
    leads,
    orders,
    performance: await create('crm-performance', {
      campaignName: companyName,
      order: orders,
      periodEnd: '2026-03-31',
      periodStart: '2026-03-01',
    }),
    proposals: await create('crm-proposals', { ...on, name: companyName }),
  }
}

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({ plugin: { visibility: 'own' } }))
  team = await createTeam(payload)
  mine = await createLead('Mine', { createdBy: team.manager, owner: team.rep })
  made = await createLead('Made', { createdBy: team.rep })
  foreign = await createLead('Foreign', { createdBy: team.rep, owner: team.colleague })
})

afterAll(() => stop())

const get = async <T>(as: Member, path: string): Promise<T> =>
  (await rest<T>({ as, path, payload })).body

const idsOf = async (as: Member, path: string): Promise<string[]> =>
  (await get<List>(as, path)).docs.map(({ id }) => id).sort()

const NAMES = ['activities', 'leads', 'orders', 'performance', 'proposals'] as const

const ROUTES = [
  ['deals', 'leads'],
  ['leads', 'leads'],
  ['orders', 'orders'],
  ['performance', 'performance'],
  ['proposals', 'proposals'],
] as const

const GRAPHQL = {
  activities: 'CrmActivities',
  leads: 'CrmLeads',
  orders: 'CrmOrders',
  performance: 'CrmPerformances',
  proposals: 'CrmProposals',
}

describe('where reps see their own alone', () => {
  it.each(ROUTES)('lists and reads of /crm/%s leave out what others own', async (route, key) => {
    const own = [mine[key], made[key]].sort()
    expect(await idsOf(team.rep, `/crm/${route}`)).toEqual(own)
    expect(await idsOf(team.colleague, `/crm/${route}`)).toEqual([foreign[key]])
    const read = (id: string) => rest({ as: team.rep, path: `/crm/${route}/${id}`, payload })
    expect(await read(mine[key])).toMatchObject({ status: 200 })
    expect(await read(made[key])).toMatchObject({ status: 200 })
    expect(await read(foreign[key])).toMatchObject({ status: 404 })
  })

  it.each(NAMES)('the other doors leave out the %s of others', async (key) => {
    const all = [mine[key], made[key], foreign[key]]
    const own = [mine[key], made[key]].sort()
    const where = `?where[id][in]=${all.join(',')}`
    expect(await idsOf(team.rep, `/crm-${key}${where}`)).toEqual(own)
    expect(await get(team.rep, `/crm-${key}/count${where}`)).toEqual({ totalDocs: 2 })
    const read = await rest({ as: team.rep, path: `/crm-${key}/${foreign[key]}`, payload })
    expect(read.status).toBe(404)
    const { data } = await graphql({
      as: team.rep,
      payload,
      source: `{ ${GRAPHQL[key]} { docs { id } } }`,
    })
    const ids = (data![GRAPHQL[key]] as unknown as List).docs.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(own))
    expect(ids).not.toContain(foreign[key])
    const local = await payload.find({
      collection: `crm-${key}`,
      depth: 0,
      overrideAccess: false,
      user: team.rep.user,
      where: { id: { in: all } },
    })
    expect(local.docs.map(({ id }) => String(id)).sort()).toEqual(own)
  })

  it.each(['manager', 'admin', 'viewer'] as const)('the %s sees all', async (name) => {
    for (const [route, key] of ROUTES) {
      expect(await idsOf(team[name], `/crm/${route}`)).toEqual(
        [mine[key], made[key], foreign[key]].sort(),
      )
    }
  })

  it('boards count, add up and show own leads', async () => {
    type Board = { stages: { cards: { id: string }[]; count: number; totalValue: number }[] }
    const qualified = async (as: Member) => (await get<Board>(as, '/crm/board/new_logo')).stages[1]!
    const { cards, ...figures } = await qualified(team.rep)
    expect(figures).toMatchObject({ count: 2, totalValue: 200 })
    expect(cards.map(({ id }) => id).sort()).toEqual([mine.leads, made.leads].sort())
    expect(await qualified(team.viewer)).toMatchObject({ count: 3, totalValue: 300 })
  })

  it('the export holds own leads', async () => {
    const response = await requestRest({ as: team.rep, path: '/crm/leads/export', payload })
    const text = await response.text()
    expect(text).toContain('Mine')
    expect(text).toContain('Made')
    expect(text).not.toContain('Foreign')
  })

  it('nothing shows through the records of others', async () => {
    const order = await payload.create({
      collection: 'crm-orders',
      data: { name: 'Renewal', lead: mine.leads, proposal: foreign.proposals },
      depth: 0,
    })
    const { proposal } = await get<{ proposal: unknown }>(
      team.rep,
      `/crm-orders/${order.id}?depth=2`,
    )
    expect(JSON.stringify(proposal)).not.toContain('Foreign')
    await payload.delete({ id: order.id, collection: 'crm-orders', trash: true })
  })

  it('what hangs on nothing is seen by whoever made it', async () => {
    const note = async (as: Member) =>
      (
        await rest<{ doc: { id: string } }>({
          as,
          body: { type: 'note', subject: 'To do' },
          method: 'POST',
          path: '/crm-activities',
          payload,
        })
      ).body.doc.id
    const [own, other] = [await note(team.rep), await note(team.colleague)]
    const seen = await idsOf(team.rep, '/crm-activities?where[subject][equals]=To do')
    expect(seen).toEqual([own])
    expect(seen).not.toContain(other)
  })

  it('what others noted of a person is seen by whoever owns the person, but not what hangs on a foreign lead', async () => {
    const contact = await payload.create({
      collection: 'crm-contacts',
      data: { firstName: 'Ann', owner: team.rep.user.id },
    })
    const log = async (data: Record<string, unknown>) =>
      String(
        (
          await payload.create({
            collection: 'crm-activities',
            data: { type: 'note', contact: contact.id, ...data },
            depth: 0,
            user: team.colleague.user,
          })
        ).id,
      )
    const noted = await log({})
    const onLead = await log({ lead: foreign.leads })
    const assigned = await log({
      type: 'task',
      assignee: team.rep.user.id,
      lead: foreign.leads,
      subject: 'Call',
    })
    const path = `/crm/contacts/${contact.id}/timeline`
    type Entry = { id: string; lead: unknown }
    const { docs } = await get<{ docs: Entry[] }>(team.rep, path)
    expect(docs.map(({ id }) => id).sort()).toEqual([noted, assigned].sort())
    expect(docs.map(({ lead }) => lead)).toEqual([null, null])
    const seen = await get<{ docs: Entry[] }>(team.colleague, path)
    expect(seen.docs.map(({ id }) => id)).toContain(onLead)
    expect(
      (await rest({ as: team.rep, path: `/crm/leads/${foreign.leads}/timeline`, payload })).status,
    ).toBe(404)
  })

  it('leads and orders of others are missing from the page of a person', async () => {
    const create = (collection: string, data: Record<string, unknown>) =>
      payload.create({ collection, data, depth: 0 })
    const company = await create('crm-companies', { name: 'Acme' })
    const contact = await create('crm-contacts', { company: company.id, firstName: 'Ann' })
    for (const id of [mine.leads, foreign.leads]) {
      const data = { company: company.id, contact: contact.id }
      await payload.update({ id, collection: 'crm-leads', data })
    }
    type Detail = Record<'leads' | 'orders', { id: string }[]>
    const shown = async (as: Member, path: string): Promise<string[][]> => {
      const { leads, orders } = await get<Detail>(as, `/crm${path}/detail`)
      return [leads, orders].map((docs) => docs.map(({ id }) => id).sort())
    }
    const all = [mine, foreign]
    for (const path of [`/contacts/${contact.id}`, `/companies/${company.id}`]) {
      expect(await shown(team.rep, path)).toEqual([[mine.leads], [mine.orders]])
      expect(await shown(team.manager, path)).toEqual([
        all.map(({ leads }) => leads).sort(),
        all.map(({ orders }) => orders).sort(),
      ])
    }
  })

  it('companies and the rate card stay everybody’s', async () => {
    const company = await payload.create({
      collection: 'crm-companies',
      data: { name: 'Acme', owner: team.colleague.user.id },
    })
    expect(await idsOf(team.rep, '/crm-companies')).toContain(company.id)
    expect(await rest({ as: team.rep, path: '/crm-products', payload })).toMatchObject({
      status: 200,
    })
  })

  it('runs of the engine do not name the leads of others', async () => {
    await payload.create({
      collection: 'crm-ai-runs',
      data: { key: 'named', kind: 'score_leads', scope: { ids: [foreign.leads] }, status: 'done' },
    })
    const bodyFor = async (as: Member) =>
      (await rest<{ docs: object[] }>({ as, path: '/crm/ai/runs', payload })).body.docs[0]
    expect(await bodyFor(team.manager)).toHaveProperty('scope', { ids: [foreign.leads] })
    expect(await bodyFor(team.rep)).not.toHaveProperty('scope')
  })

  it('strangers still see nothing', async () => {
    for (const key of NAMES) {
      const { status } = await rest({ as: team.stranger, path: `/crm-${key}`, payload })
      expect(status).toBe(403)
    }
  })
})
