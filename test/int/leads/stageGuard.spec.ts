import type { Payload } from 'payload'

import type { CollectionOverride } from '../../../src/options.js'
import type { Team } from '../../support/team.js'

import { hasForeignLogic } from '../../../src/utilities/ownLogic.js'
import { saveAdminForm } from '../../support/adminForm.js'
import { bootPayload } from '../../support/bootPayload.js'
import { graphql } from '../../support/graphql.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Lead = {
  id: string
  stage: string
  status: string
  updatedAt: string
} & Record<string, unknown>

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterAll(() => stop())

const createLead = async (data: Record<string, unknown> = {}): Promise<Lead> =>
  (await payload.create({
    collection: 'crm-leads',
    data: { companyName: 'Acme', estimatedValue: 1000, owner: team.rep.user.id, ...data },
    depth: 0,
  })) as unknown as Lead

const readLead = async (id: string): Promise<Lead> =>
  (await payload.findByID({ id, collection: 'crm-leads', depth: 0 })) as unknown as Lead

const historyOf = async (lead: string): Promise<Record<string, unknown>[]> => {
  const { docs } = await payload.find({
    collection: 'crm-activities',
    depth: 0,
    sort: 'createdAt',
    where: { lead: { equals: lead } },
  })
  return docs
}

type Outcome = { message: string; ok: boolean }

type Door = (args: {
  as: Team['rep']
  data: Record<string, unknown>
  lead: Lead
}) => Promise<Outcome>

const outcomeOf = ({ body, status }: { body: unknown; status: number }): Outcome => ({
  message: JSON.stringify(body),
  ok: status === 200,
})

const literal = (data: Record<string, unknown>): string =>
  `{ ${Object.entries(data)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(', ')} }`

/** Every way into the collection; each must be guarded alike. */
const doors: Record<string, Door> = {
  GraphQL: async ({ as, data, lead }) => {
    const { errors } = await graphql({
      as,
      payload,
      source: `mutation { updateCrmLead(id: "${lead.id}", data: ${literal(data)}) { id stage } }`,
    })
    return { message: JSON.stringify(errors), ok: !errors }
  },
  'the admin form': async ({ as, data, lead }) =>
    outcomeOf(
      await saveAdminForm({
        id: lead.id,
        as,
        collection: 'crm-leads',
        data: { ...(await readLead(lead.id)), ...data },
        payload,
      }),
    ),
  'the collection’s REST': async ({ as, data, lead }) =>
    outcomeOf(
      await rest({ as, body: data, method: 'PATCH', path: `/crm-leads/${lead.id}`, payload }),
    ),
  'the CRM’s REST': async ({ as, data, lead }) =>
    outcomeOf(
      await rest({ as, body: data, method: 'PATCH', path: `/crm/leads/${lead.id}`, payload }),
    ),
  'the CRM’s REST with another field': async ({ as, data, lead }) =>
    outcomeOf(
      await rest({
        as,
        body: { ...data, notes: 'not only a move' },
        method: 'PATCH',
        path: `/crm/leads/${lead.id}`,
        payload,
      }),
    ),
  'the Local API': async ({ as, data, lead }) => {
    try {
      await payload.update({
        id: lead.id,
        collection: 'crm-leads',
        data,
        depth: 0,
        overrideAccess: false,
        user: as.user as never,
      })
      return { message: '', ok: true }
    } catch (error) {
      const { data: details, message } = error as { data?: unknown; message: string }
      return { message: message + JSON.stringify(details), ok: false }
    }
  },
}

describe.each(Object.entries(doors))('the stage guard through %s', (_, open) => {
  it('lets a lead go on, and writes when, how likely and one line of history', async () => {
    const lead = await createLead()
    const before = Date.now()

    expect(await open({ as: team.rep, data: { stage: 'proposal' }, lead })).toMatchObject({
      ok: true,
    })

    const moved = await readLead(lead.id)
    expect(moved).toMatchObject({ probability: 50, stage: 'proposal', status: 'open' })
    expect(Date.parse(String(moved.stageEnteredAt))).toBeGreaterThanOrEqual(before)
    expect(moved.lastActivityAt).toBe(moved.stageEnteredAt)
    expect(moved.updatedAt > lead.updatedAt).toBe(true)
    expect(await historyOf(lead.id)).toMatchObject([
      {
        type: 'stage_change',
        author: team.rep.user.id,
        createdBy: team.rep.user.id,
        fromStage: 'lead',
        occurredAt: moved.stageEnteredAt,
        toStage: 'proposal',
      },
    ])
  })

  it('refuses a stage the pipeline does not have', async () => {
    const lead = await createLead()
    const { message, ok } = await open({ as: team.admin, data: { stage: 'dreamt' }, lead })
    expect(ok).toBe(false)
    expect(message).toContain('has no such stage')
    expect((await readLead(lead.id)).stage).toBe('lead')
    expect(await historyOf(lead.id)).toEqual([])
  })

  it('refuses a lost stage without a reason, and takes it with one', async () => {
    const lead = await createLead()
    const refused = await open({ as: team.rep, data: { stage: 'closed_lost' }, lead })
    expect(refused.ok).toBe(false)
    expect(refused.message).toContain('lostReason')
    expect(await historyOf(lead.id)).toEqual([])

    const data = { lostReason: '  Budget cut ', stage: 'closed_lost' }
    expect(await open({ as: team.rep, data, lead })).toMatchObject({ ok: true })
    expect(await readLead(lead.id)).toMatchObject({
      closedAt: expect.any(String),
      lostReason: 'Budget cut',
      probability: 0,
      status: 'lost',
    })
  })

  it('takes a reason of the settings in place of words, and says it in words', async () => {
    const lead = await createLead()
    const unknown = { lostReasonKey: 'weather', stage: 'closed_lost' }
    const refused = await open({ as: team.rep, data: unknown, lead })
    expect(refused.ok).toBe(false)
    expect(refused.message).toContain('no such reason')

    const data = { lostReasonKey: 'budget', stage: 'closed_lost' }
    expect(await open({ as: team.rep, data, lead })).toMatchObject({ ok: true })
    const reasons = { lostReason: 'Budget', lostReasonKey: 'budget' }
    expect(await readLead(lead.id)).toMatchObject({ ...reasons, wonReasonKey: null })

    const words = { lostReason: 'Cut in May' }
    expect(await open({ as: team.rep, data: words, lead })).toMatchObject({ ok: true })
    expect(await readLead(lead.id)).toMatchObject({ ...reasons, ...words })
    const other = await open({ as: team.rep, data: { lostReasonKey: 'weather' }, lead })
    expect(other.ok).toBe(false)

    await open({ as: team.manager, data: { stage: 'lead' }, lead })
    expect(await readLead(lead.id)).toMatchObject({ lostReason: null, lostReasonKey: null })
  })

  it('keeps why a lead was won', async () => {
    const lead = await createLead({ estimatedValue: 4200 })
    const data = {
      actualValue: 4000,
      stage: 'closed_won',
      wonReason: 'Reach',
      wonReasonKey: 'audience',
    }
    expect(await open({ as: team.rep, data, lead })).toMatchObject({ ok: true })
    const { stage: _, ...won } = data
    expect(await readLead(lead.id)).toMatchObject({ ...won, lostReason: null })
  })

  it('fixes the actual value of a won lead', async () => {
    const lead = await createLead({ estimatedValue: 4200 })
    expect(await open({ as: team.rep, data: { stage: 'closed_won' }, lead })).toMatchObject({
      ok: true,
    })
    expect(await readLead(lead.id)).toMatchObject({
      actualValue: 4200,
      closedAt: expect.any(String),
      probability: 100,
      status: 'won',
    })
  })

  it('lets a manager reopen a closed lead, and no rep', async () => {
    const lead = await createLead({ stage: 'closed_won' })
    const refused = await open({ as: team.rep, data: { stage: 'proposal' }, lead })
    expect(refused.ok).toBe(false)
    expect(refused.message).toContain('Only a manager can reopen it')
    expect((await readLead(lead.id)).stage).toBe('closed_won')

    expect(await open({ as: team.manager, data: { stage: 'proposal' }, lead })).toMatchObject({
      ok: true,
    })
    expect(await readLead(lead.id)).toMatchObject({
      actualValue: null,
      closedAt: null,
      status: 'open',
    })
  })

  it('lets a rep take back their own closing', async () => {
    const lead = await createLead({ stage: 'negotiation' })
    expect(await open({ as: team.rep, data: { stage: 'closed_won' }, lead })).toMatchObject({
      ok: true,
    })
    const elsewhere = await open({ as: team.rep, data: { stage: 'lead' }, lead })
    expect(elsewhere.ok).toBe(false)
    expect(await open({ as: team.rep, data: { stage: 'negotiation' }, lead })).toMatchObject({
      ok: true,
    })
    expect(await readLead(lead.id)).toMatchObject({ actualValue: null, status: 'open' })
  })

  it('refuses a rep who does not own the lead', async () => {
    const lead = await createLead()
    const refused = await open({ as: team.colleague, data: { stage: 'proposal' }, lead })
    expect(refused.ok).toBe(false)
    expect((await readLead(lead.id)).stage).toBe('lead')
    expect(await historyOf(lead.id)).toEqual([])
  })

  it('refuses a move by somebody who saw an older state', async () => {
    const lead = await createLead()
    await payload.update({ id: lead.id, collection: 'crm-leads', data: { notes: 'meanwhile' } })
    const data = { stage: 'proposal', version: lead.updatedAt }
    const refused = await open({ as: team.rep, data, lead })
    expect(refused.ok).toBe(false)
    expect((await readLead(lead.id)).stage).toBe('lead')
  })
})

describe('a new lead', () => {
  it('starts in the first open stage of the first sales pipeline, on top of its column', async () => {
    const [first, second] = [await createLead(), await createLead()]
    const { docs } = await payload.find({ collection: 'crm-pipelines', sort: 'createdAt' })
    expect(first).toMatchObject({
      pipeline: docs[0]?.id,
      probability: 10,
      stage: 'lead',
      status: 'open',
    })
    expect(String(second.boardOrder) < String(first.boardOrder)).toBe(true)
    expect(await historyOf(first.id)).toEqual([])
  })

  it('may be made in any stage, under the same rules', async () => {
    await expect(createLead({ stage: 'closed_lost' })).rejects.toThrow('lostReason')
    expect(await createLead({ lostReason: 'No fit', stage: 'closed_lost' })).toMatchObject({
      status: 'lost',
    })
  })
})

describe('a place on the board', () => {
  it.each(['00', 'a00', 'zz', 'b0', 'Top!'])(
    'cannot be %p, which no card could stand beside',
    async (boardOrder) => {
      const lead = await createLead()
      for (const path of [`/crm/leads/${lead.id}`, `/crm-leads/${lead.id}`]) {
        const answer = await rest({
          as: team.rep,
          body: { boardOrder },
          method: 'PATCH',
          path,
          payload,
        })
        expect(answer.status).toBe(400)
      }
      expect(await createLead()).toMatchObject({ stage: 'lead' })
    },
  )

  it('is changed without a line of history, and with a new version', async () => {
    const lead = await createLead()
    const { status } = await rest({
      as: team.rep,
      body: { boardOrder: 'a5', version: lead.updatedAt },
      method: 'PATCH',
      path: `/crm/leads/${lead.id}`,
      payload,
    })
    expect(status).toBe(200)
    const moved = await readLead(lead.id)
    expect(moved).toMatchObject({ boardOrder: 'a5', stageEnteredAt: lead.stageEnteredAt })
    expect(moved.updatedAt > lead.updatedAt).toBe(true)
    expect(await historyOf(lead.id)).toEqual([])
  })
})

describe.each(Object.entries(doors))('what is said with a move through %s', (_, open) => {
  it('corrects the amount of a won lead that stays where it is', async () => {
    const lead = await createLead({ stage: 'closed_won' })
    const data = { actualValue: 1234.5, stage: 'closed_won' }
    expect(await open({ as: team.rep, data, lead })).toMatchObject({ ok: true })
    expect(await readLead(lead.id)).toMatchObject({ actualValue: 1234.5, status: 'won' })
  })

  it('is tidied up as everywhere', async () => {
    const [won, lost] = [await createLead(), await createLead()]
    await open({ as: team.rep, data: { actualValue: 10.005, stage: 'closed_won' }, lead: won })
    await open({
      as: team.rep,
      data: { lostReason: ' Cafe\u0301\u0001 ', stage: 'closed_lost' },
      lead: lost,
    })
    expect(await readLead(won.id)).toMatchObject({ actualValue: 10 })
    expect(await readLead(lost.id)).toMatchObject({ lostReason: 'Café' })
  })
})

describe('taking a move back', () => {
  it('puts the lead back as if it had never left, and remembers both moves', async () => {
    const lead = await createLead({ stage: 'proposal' })
    const move = (stage: string) =>
      rest({
        as: team.rep,
        body: { stage },
        method: 'PATCH',
        path: `/crm/leads/${lead.id}`,
        payload,
      })
    await move('negotiation')
    await move('proposal')
    expect(await readLead(lead.id)).toMatchObject({ stageEnteredAt: lead.stageEnteredAt })
    expect(await historyOf(lead.id)).toMatchObject([
      { fromEnteredAt: lead.stageEnteredAt, fromStage: 'proposal', toStage: 'negotiation' },
      { fromStage: 'negotiation', toStage: 'proposal' },
    ])
  })

  it('is no undo when somebody else does it', async () => {
    const lead = await createLead({ stage: 'proposal' })
    const move = (as: Team['rep'], stage: string) =>
      rest({ as, body: { stage }, method: 'PATCH', path: `/crm/leads/${lead.id}`, payload })
    await move(team.rep, 'negotiation')
    await move(team.manager, 'proposal')
    const { stageEnteredAt } = await readLead(lead.id)
    expect(String(stageEnteredAt) > String(lead.stageEnteredAt)).toBe(true)
  })
})

describe('a pipeline with words of its own', () => {
  it('has leads lost in the admin form all the same', async () => {
    const pipeline = await payload.create({
      collection: 'crm-pipelines',
      data: {
        name: 'Partners',
        key: 'partners',
        kind: 'sales',
        stages: [
          { name: 'Talks', type: 'open', color: '#222222', key: 'talks', probability: 40 },
          { name: 'Signed', type: 'won', color: '#333333', key: 'signed', probability: 100 },
          { name: 'Gone', type: 'lost', color: '#444444', key: 'gone', probability: 0 },
        ],
      },
    })
    const lead = await createLead({ pipeline: pipeline.id })
    const { config } = payload.collections['crm-leads']!
    const reason = config.flattenedFields.find(({ name }) => name === 'lostReason')
    expect(reason?.admin).not.toHaveProperty('condition')
    const { status } = await saveAdminForm({
      id: lead.id,
      as: team.rep,
      collection: 'crm-leads',
      data: { ...lead, lostReason: 'Merged', stage: 'gone' },
      payload,
    })
    expect(status).toBe(200)
    expect(await readLead(lead.id)).toMatchObject({ lostReason: 'Merged', status: 'lost' })
  })
})

describe('the plugin’s own collections', () => {
  it('hold no logic but its own, so that moves take the short way', () => {
    expect(hasForeignLogic(payload.collections['crm-leads']!.config)).toBe(false)
    expect(hasForeignLogic(payload.collections['crm-activities']!.config)).toBe(false)
  })
})

describe('two people moving one card', () => {
  it('lets one win and tells the others how the lead is now', async () => {
    const lead = await createLead()
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        rest<{ errors: { data: { code: string; current: Lead } }[] }>({
          as: team.manager,
          body: { stage: 'qualified', version: lead.updatedAt },
          method: 'PATCH',
          path: `/crm/leads/${lead.id}`,
          payload,
        }),
      ),
    )
    const refused = answers.filter(({ status }) => status === 409)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(refused).toHaveLength(11)
    expect(refused[0]?.body.errors[0]?.data).toMatchObject({
      code: 'version_conflict',
      current: { id: lead.id, stage: 'qualified' },
    })
    expect(await historyOf(lead.id)).toHaveLength(1)
  })

  it('keeps both edits when they touch different fields without a version', async () => {
    const lead = await createLead()
    const patch = (body: Record<string, unknown>) =>
      rest({ as: team.manager, body, method: 'PATCH', path: `/crm-leads/${lead.id}`, payload })
    await Promise.all([patch({ notes: 'mine' }), patch({ contactName: 'Theirs' })])
    expect(await readLead(lead.id)).toMatchObject({ contactName: 'Theirs', notes: 'mine' })
  })
})

/** The leads of a host that looks at every change. */
const watched =
  (onChange: (stage: unknown) => unknown): CollectionOverride =>
  ({ defaultCollection }) => ({
    ...defaultCollection,
    hooks: {
      ...defaultCollection.hooks,
      afterChange: [
        ...(defaultCollection.hooks?.afterChange ?? []),
        ({ doc }) => {
          onChange(doc.stage)
        },
      ],
    },
  })

const takesOnlyPrice = (value: unknown) => !value || value === 'Price' || 'Only the price.'

/** The leads of a host that takes no reason but one. */
const strict: CollectionOverride = ({ defaultCollection }) => ({
  ...defaultCollection,
  fields: [
    ...defaultCollection.fields.map((field) =>
      'name' in field && field.name === 'lostReason'
        ? ({
            ...field,
            validate: takesOnlyPrice,
          } as never)
        : field,
    ),
  ],
})

describe('a host with logic of its own on leads', () => {
  it('has its validation hold on moves too', async () => {
    const own = await bootPayload({ plugin: { collections: { leads: strict } } })
    const { admin } = await createTeam(own.payload)
    const lead = await own.payload.create({
      collection: 'crm-leads',
      data: { companyName: 'Acme' },
    })
    const lose = (lostReason: string) =>
      rest({
        as: admin,
        body: { lostReason, stage: 'closed_lost' },
        method: 'PATCH',
        path: `/crm/leads/${lead.id}`,
        payload: own.payload,
      })
    expect((await lose('Weather')).status).toBe(400)
    expect((await lose('Price')).status).toBe(200)
    await own.stop()
  })

  it('has its hooks run on moves too', async () => {
    const seen: unknown[] = []
    const own = await bootPayload({
      plugin: { collections: { leads: watched((stage) => seen.push(stage)) } },
    })
    const { admin } = await createTeam(own.payload)
    const { body } = await rest<{ doc: Lead }>({
      as: admin,
      body: { companyName: 'Acme' },
      method: 'POST',
      path: '/crm/leads',
      payload: own.payload,
    })
    await rest({
      as: admin,
      body: { stage: 'qualified' },
      method: 'PATCH',
      path: `/crm/leads/${body.doc.id}`,
      payload: own.payload,
    })
    expect(seen).toEqual(['lead', 'qualified'])
    await own.stop()
  })
})
