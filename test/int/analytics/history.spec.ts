import type { Payload } from 'payload'

import pg from 'pg'

import type { Team } from '../../support/team.js'

import { kept } from '../../../src/database/triggers/registry.js'
import { bootPayload, bootSecondNode } from '../../support/bootPayload.js'
import { graphql } from '../../support/graphql.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

let client: pg.Client
let databaseURL: string
let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ databaseURL, payload, stop } = await bootPayload())
  team = await createTeam(payload)
  client = new pg.Client({ connectionString: databaseURL })
  await client.connect()
})

afterAll(async () => {
  await client.end()
  await stop()
})

const historyOf = async (id: string) => {
  const { rows } = await client.query<{ at: Date } & Record<string, unknown>>(
    `select at, stage, status, value::float8 as value, probability::float8 as probability,
       expected_close::text as expected, rep, deleted, entered, from_stage, from_entered_at, closed_at
     from crm_lead_history where lead = $1 order by at`,
    [id],
  )
  return rows
}

const send = async (method: 'DELETE' | 'PATCH' | 'POST', path: string, body?: unknown) => {
  const answer = await rest<{ doc: { id: string } }>({
    as: team.manager,
    body,
    method,
    path,
    payload,
  })
  expect(answer.status).toBeLessThan(300)
  return answer.body.doc
}

describe('the history of a lead', () => {
  it('has a row for each change of what counts, whichever door it came through', async () => {
    const { id } = await send('POST', '/crm/leads', { companyName: 'Acme', estimatedValue: 100 })
    await send('PATCH', `/crm/leads/${id}`, { notes: 'Nothing that counts' })
    await send('PATCH', `/crm/leads/${id}`, { stage: 'qualified' })
    await send('PATCH', `/crm-leads/${id}`, { estimatedValue: 250.5 })
    await graphql({
      as: team.manager,
      payload,
      source: `mutation { updateCrmLead(id: "${id}", data: { expectedCloseDate: "2027-01-31T12:00:00Z" }) { id } }`,
    })
    await payload.update({
      id,
      collection: 'crm-leads',
      data: { owner: team.rep.user.id },
    })
    await send('PATCH', `/crm/leads/${id}`, { actualValue: 240, stage: 'closed_won' })
    await send('DELETE', `/crm/leads/${id}`)
    await rest({
      as: team.admin,
      method: 'DELETE',
      path: `/crm/leads/${id}?permanent=true`,
      payload,
    })

    const rows = await historyOf(id)
    const qualified = { entered: false, stage: 'qualified', status: 'open', value: 250.5 }
    const rep = team.rep.user.id
    expect(rows).toMatchObject([
      { entered: true, from_stage: null, rep: team.manager.user.id, stage: 'lead', value: 100 },
      { entered: true, from_stage: 'lead', probability: 25, stage: 'qualified', value: 100 },
      { ...qualified, expected: null },
      { ...qualified, expected: '2027-01-31', rep: team.manager.user.id },
      { ...qualified, rep },
      { entered: true, from_stage: 'qualified', rep, status: 'won', value: 240 },
      { deleted: true, entered: false, status: 'won' },
      { deleted: true, status: 'won', value: 240 },
    ])
    expect(rows[1]!.from_entered_at).toEqual(rows[0]!.at)
    expect(rows[5]!.closed_at).toEqual(rows[5]!.at)
    expect(new Set(rows.map(({ at }) => at.getTime())).size).toBeGreaterThan(3)
  })

  it('goes with the transaction that is rolled back', async () => {
    const { id } = await send('POST', '/crm/leads', { companyName: 'Acme', estimatedValue: 1 })
    await client.query('begin')
    await client.query('update crm_leads set estimated_value = 2 where id = $1', [id])
    await client.query('rollback')
    expect(await historyOf(id)).toHaveLength(1)
  })

  it('puts many changes of one statement, and of one moment, in order', async () => {
    const { id } = await send('POST', '/crm/leads', { companyName: 'Acme', estimatedValue: 1 })
    await client.query('begin')
    for (let value = 2; value <= 30; value += 1) {
      await client.query('update crm_leads set estimated_value = $1 where id = $2', [value, id])
    }
    await client.query('commit')
    const values = (await historyOf(id)).map(({ value }) => value)
    expect(values).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
  })

  it('is told by creation and stage changes for leads that were there before it', async () => {
    const { id } = await send('POST', '/crm/leads', { companyName: 'Old', estimatedValue: 70 })
    await send('PATCH', `/crm/leads/${id}`, { stage: 'proposal' })
    await send('PATCH', `/crm/leads/${id}`, {
      actualValue: 80,
      stage: 'closed_won',
    })
    await client.query(
      `update crm_leads set created_at = '2025-01-01', closed_at = '2025-03-01',
         stage_entered_at = '2025-03-01' where id = $1`,
      [id],
    )
    await client.query(
      `update crm_activities set occurred_at = case to_stage when 'proposal'
         then timestamptz '2025-02-01' else timestamptz '2025-03-01' end where lead_id = $1`,
      [id],
    )
    await client.query('delete from crm_lead_history')
    await client.query(`delete from crm_kept where name = $1`, [kept[0]!.name])
    const { stop: stopSecond } = await bootSecondNode({ databaseURL })
    await stopSecond()

    const rows = await historyOf(id)
    expect(rows.map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
      '2025-01-01',
      '2025-02-01',
      '2025-03-01',
    ])
    expect(rows).toMatchObject([
      { from_stage: null, stage: 'lead', status: 'open', value: 70 },
      { from_stage: 'lead', probability: 50, stage: 'proposal', status: 'open', value: 70 },
      { from_stage: 'proposal', stage: 'closed_won', status: 'won', value: 80 },
    ])
  })

  it('catches up with what happened while nobody watched', async () => {
    const { id } = await send('POST', '/crm/leads', { companyName: 'Moved', estimatedValue: 5 })
    await client.query('alter table crm_leads disable trigger user')
    await client.query('update crm_leads set estimated_value = 6 where id = $1', [id])
    await client.query('alter table crm_leads enable trigger user')
    await client.query(`delete from crm_kept where name = $1`, [kept[0]!.name])
    const { stop: stopSecond } = await bootSecondNode({ databaseURL })
    await stopSecond()
    expect((await historyOf(id)).map(({ value }) => value)).toEqual([5, 6])
  })
})
