import type { Payload } from 'payload'

import { createLocalReq } from 'payload'

import type { CollectionOverride } from '../../../src/options.js'
import type { Team } from '../../support/team.js'

import { fieldShapes } from '../../../src/domain/shared/merge/fieldShapes.js'
import { mergeChanges } from '../../../src/domain/shared/merge/mergeChanges.js'
import { saveAdminForm } from '../../support/adminForm.js'
import { bootPayload } from '../../support/bootPayload.js'
import { graphql } from '../../support/graphql.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

type Lead = { id: string; updatedAt: string } & Record<string, unknown>
type Conflict = { code: string; current: Lead; fields: string[] }
type Refused = { errors: { data: Conflict }[] }

/** A host whose reps may not read what won deals were worth, nor the notes. */
const secretive: CollectionOverride = ({ defaultCollection }) => ({
  ...defaultCollection,
  fields: defaultCollection.fields.map((field) =>
    'name' in field && field.name === 'notes'
      ? { ...field, access: { read: ({ req }) => req.user?.crmRole !== 'rep' } }
      : field,
  ),
})

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({ plugin: { collections: { leads: secretive } } }))
  team = await createTeam(payload)
})

afterAll(() => stop())

const theirs = { contactName: 'Theirs', estimatedValue: 900, tags: ['print'] }

/** A lead, as one person read it and another has changed it since. */
const changedLead = async (change: Record<string, unknown> = theirs) => {
  const seen = (await payload.create({
    collection: 'crm-leads',
    data: {
      companyName: 'Acme',
      contactName: 'First',
      estimatedValue: 100,
      owner: team.rep.user.id,
    },
    depth: 0,
  })) as unknown as Lead
  await payload.update({ id: seen.id, collection: 'crm-leads', data: change })
  return { id: seen.id, seen, version: seen.updatedAt }
}

const patch = ({ as = team.manager, body, path }: { as?: Team['rep']; body: unknown; path: string }) =>
  rest<{ doc: Lead } & Refused>({ as, body, method: 'PATCH', path, payload }) // prettier-ignore

/** A write that was refused, merged with what is there now and made again. */
const mergeAgain = ({
  base,
  change,
  current,
  path,
}: {
  base: Lead
  change: Record<string, unknown>
  current: Lead
  path: string
}) => {
  const shapes = fieldShapes({ fields: payload.collections['crm-leads']!.config.fields })
  const merge = mergeChanges({ base, mine: { ...base, ...change }, shapes, theirs: current })
  expect(merge.conflicts).toEqual([])
  return patch({ body: { ...merge.merged, version: current.updatedAt }, path })
}

const mine = { contactName: 'Mine', estimatedValue: 900.001, notes: 'Mine', tags: ['print', ' '] }
const expected = {
  code: 'version_conflict',
  current: { contactName: 'Theirs', estimatedValue: 900, tags: ['print'] },
  fields: ['contactName', 'notes'],
}

describe('a write that was made looking at an older state is answered with the fields that differ', () => {
  it('through the CRM’s REST', async () => {
    const { id, version } = await changedLead()
    const { body, status } = await patch({ body: { ...mine, version }, path: `/crm/leads/${id}` })
    expect(status).toBe(409)
    expect(body.errors[0]?.data).toMatchObject(expected)
  })

  it('through the collection’s REST', async () => {
    const { id, version } = await changedLead()
    const { body, status } = await patch({ body: { ...mine, version }, path: `/crm-leads/${id}` })
    expect(status).toBe(409)
    expect(body.errors[0]?.data).toMatchObject(expected)
  })

  it('through the admin form, which sends every field', async () => {
    const { id, seen } = await changedLead()
    const { body, status } = await saveAdminForm<Refused>({
      id,
      as: team.manager,
      collection: 'crm-leads',
      data: { ...seen, notes: 'Mine' },
      payload,
    })
    expect(status).toBe(409)
    expect(body.errors[0]?.data).toMatchObject({
      ...expected,
      fields: ['contactName', 'estimatedValue', 'notes', 'tags'],
    })
  })

  it('through GraphQL', async () => {
    const { id, version } = await changedLead()
    const { errors } = await graphql({
      as: team.manager,
      payload,
      source: `mutation { updateCrmLead(id: "${id}", data: { contactName: "Mine", notes: "Mine",
        estimatedValue: 900.001, tags: ["print", " "], version: "${version}" }) { id } }`,
    })
    expect(errors?.[0]?.extensions?.data).toMatchObject(expected)
  })

  it('through the Local API, as a user and as the system', async () => {
    const { id, version } = await changedLead()
    const update = { id, collection: 'crm-leads', data: { ...mine, version } }
    await expect(payload.update(update)).rejects.toMatchObject({ data: expected })
    const req = await createLocalReq({ user: team.manager.user as never }, payload)
    await expect(payload.update({ ...update, overrideAccess: false, req })).rejects.toMatchObject({
      data: expected,
    })
  })

  it('with lists and values among them that were empty', async () => {
    const { id, version } = await changedLead({ notes: 'x' })
    const body = { nextFollowUpAt: '2026-12-01', source: null, tags: ['new'], version }
    const { body: refused } = await patch({ body, path: `/crm/leads/${id}` })
    expect(refused.errors[0]?.data.fields).toEqual(['nextFollowUpAt', 'tags'])
  })

  it('when a card was moved, as the collection would say it', async () => {
    const { id, version } = await changedLead({ stage: 'proposal' })
    const body = { boardOrder: 'a0', lostReason: ' Price ', stage: 'closed_lost', version }
    const short = await patch({ body, path: `/crm/leads/${id}` })
    const long = await patch({ body, path: `/crm-leads/${id}` })
    expect(short.body.errors[0]?.data).toMatchObject({
      code: 'version_conflict',
      current: { stage: 'proposal' },
      fields: expect.arrayContaining(['stage', 'lostReason']),
    })
    expect(long.body.errors[0]?.data.fields.sort()).toEqual(
      short.body.errors[0]?.data.fields.sort(),
    )
  })

  it('but for the fields that the writer may not read', async () => {
    const { id, version } = await changedLead({ ...theirs, notes: 'Not for reps' })
    const body = { ...mine, version }
    for (const path of [`/crm/leads/${id}`, `/crm-leads/${id}`]) {
      const refused = await patch({ as: team.rep, body, path })
      expect(refused.status).toBe(409)
      expect(refused.body.errors[0]?.data.fields).toEqual(['contactName'])
      expect(refused.body.errors[0]?.data.current).not.toHaveProperty('notes')
    }
  })
})

describe('two writers of different fields, each with the version they saw', () => {
  it('both get their change in: one is refused once, merges and writes again', async () => {
    const { id } = await changedLead({})
    const path = `/crm-leads/${id}?depth=0`
    const base = (await rest<Lead>({ as: team.manager, path, payload })).body
    const changes = [{ notes: 'mine' }, { contactName: 'Theirs' }]
    const answers = await Promise.all(
      changes.map((change) => patch({ body: { ...change, version: base.updatedAt }, path })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const late = answers.findIndex(({ status }) => status === 409)
    const { current } = answers[late]!.body.errors[0]!.data
    const again = await mergeAgain({ base, change: changes[late]!, current, path })
    expect(again.status).toBe(200)
    const { body } = await rest<Lead>({ as: team.manager, path, payload })
    expect(body).toMatchObject({ contactName: 'Theirs', notes: 'mine' })
  })
})
