import type { Payload } from 'payload'

import { getCRM } from 'payload-crm'

import type { Alerts } from '../../../src/domain/alerts/types.js'
import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { query } from '../import/importFolder.js'

/** A Wednesday at noon: days are counted by the calendar, and hours by their weekday. */
const NOW = '2026-11-18T12:00:00.000Z'
const now = `timestamptz '${NOW}'`

let payload: Payload
let stop: () => Promise<void>
let team: Team

const run = (text: string) => query({ payload, text })

const lead = async ({
  set = '',
  ...data
}: { companyName: string; set?: string } & Record<string, unknown>): Promise<string> => {
  const { id } = await payload.create({
    collection: 'crm-leads',
    data: { owner: team.rep.user.id, ...data },
    depth: 0,
  })
  await run(`update crm_leads set last_activity_at = ${now} where id = '${id}'`)
  await run(`update crm_leads set id = id ${set} where id = '${id}'`)
  return String(id)
}

const ask = async ({
  path = '',
  viewer = team.manager,
}: { path?: string; viewer?: { token: string } } = {}): Promise<Alerts> => {
  const { body, status } = await rest<Alerts>({
    as: viewer,
    path: `/crm/ai/alerts${path}`,
    payload,
  })
  expect(status).toBe(200)
  return body
}

const shape = ({ alerts }: Alerts) =>
  Object.fromEntries(
    alerts.map(({ count, kind, leads }) => [
      kind,
      [count, ...leads.map(({ companyName, days }) => `${companyName} ${days}`)],
    ]),
  )

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({ plugin: { visibility: 'own' }, schema: 'template' }))
  getCRM(payload).now = () => new Date(NOW)
  team = await createTeam(payload)
  const ago = (column: string, days: number) =>
    `, ${column} = ${now} - interval '${days} days 1 hour'`
  await lead({ companyName: 'Fresh' })
  await lead({
    companyName: 'Hot',
    estimatedValue: 500,
    set: `, ai_score = 90${ago('last_activity_at', 4)}`,
  })
  await lead({ companyName: 'Due', set: `, ai_score = 70${ago('next_follow_up_at', 0)}` })
  await lead({ companyName: 'Touched', set: ', ai_score = 99' })
  await lead({ companyName: 'Silent', set: ago('last_activity_at', 14) })
  await lead({ companyName: 'Rotten', set: ago('stage_entered_at', 28) })
  await lead({ companyName: 'Stale', set: ago('stage_entered_at', 27) })
  await lead({ companyName: 'Overdue', set: ago('expected_close_date', 3) })
  await lead({ companyName: 'Leaving', set: ", churn_risk = 'high'", stage: 'closed_won' })
  await lead({ companyName: 'Staying', set: ", churn_risk = 'low'", stage: 'closed_won' })
  await lead({
    companyName: 'Colleague',
    owner: team.colleague.user.id,
    set: ago('last_activity_at', 20),
  })
  await lead({ companyName: 'Trashed', set: `, deleted_at = ${now}${ago('last_activity_at', 99)}` })
  await lead({
    companyName: 'Lost',
    lostReason: 'Price',
    set: ago('last_activity_at', 99),
    stage: 'closed_lost',
  })
})

afterAll(() => stop())

it('finds the leads that need somebody, and those alone', async () => {
  expect(shape(await ask())).toEqual({
    activityGap: [2, 'Silent 14', 'Colleague 20'],
    atRisk: [2, 'Rotten 28', 'Overdue 3'],
    decliningHealth: [1, 'Leaving 0'],
    highPriority: [2, 'Hot 4', 'Due 0'],
  })
})

it('says of each lead why, and shows as many as were asked for', async () => {
  const { alerts } = await ask({ path: '?limit=1' })
  expect(alerts.map(({ count, kind }) => [kind, count])).toEqual([
    ['highPriority', 2],
    ['atRisk', 2],
    ['activityGap', 2],
    ['decliningHealth', 1],
  ])
  expect(alerts.map(({ leads }) => leads.map(({ wording }) => wording.key))).toEqual([
    ['alerts:highPriority'],
    ['alerts:rotten'],
    ['alerts:activityGap'],
    ['alerts:decliningHealth'],
  ])
  expect(alerts[0]!.leads[0]).toMatchObject({ pipeline: 'new_logo', score: 90, value: 500 })
})

it('counts for each viewer what they may read', async () => {
  const { activityGap } = shape(await ask({ viewer: team.rep }))
  expect(activityGap).toEqual([1, 'Silent 14'])
  expect(shape(await ask({ path: '?owner=me' })).activityGap).toEqual([0])
  expect(shape(await ask({ path: '?pipeline_type=existing_client' })).activityGap).toEqual([0])
})

it('finds sources, times and what lost leads had in common, once there is enough', async () => {
  const empty = (await ask()).insights
  expect(empty).toMatchObject({ contactTimes: [], riskFactors: [], topSources: [] })
  const [company] = await query<{ id: string }>({
    payload,
    text: `insert into crm_companies (name) values ('Known') returning id`,
  })
  await run(`insert into crm_leads
      (company_name, source, status, stage, pipeline_id, company_id, contact_email, estimated_value,
        actual_value, created_at, closed_at, owner_id)
    select 'Ended ' || i, case when i % 2 = 0 then 'referral' else 'cold_outreach' end,
      (case when i % 2 = 0 and i % 10 <> 0 then 'won' else 'lost' end)::enum_crm_leads_status,
      case when i % 2 = 0 and i % 10 <> 0 then 'closed_won' else 'closed_lost' end,
      (select id from crm_pipelines where key = 'new_logo'),
      (case when i % 2 = 0 then '${company!.id}' end)::uuid, 'a@example.com', 100, 100,
      ${now} - interval '40 days', ${now} - interval '10 days', '${team.rep.user.id}'
    from generate_series(1, 100) i`)
  await run(`insert into crm_activities (type, lead_id, direction, occurred_at)
    select 'call', l.id, d.direction::enum_crm_activities_direction, d.at
    from crm_leads l cross join lateral (values
      ('outbound', timestamptz '2026-11-09 10:30Z'), ('inbound', timestamptz '2026-11-09 16:00Z')
    ) d (direction, at)
    where l.company_name like 'Ended %' and (d.direction = 'outbound' or l.source = 'referral')`)
  const { insights } = await ask()
  expect(insights.topSources).toEqual([
    { ended: 50, source: 'referral', winShare: 0.8, won: 40, wonMoney: 4000 },
    { ended: 50, source: 'cold_outreach', winShare: 0, won: 0, wonMoney: 0 },
  ])
  expect(insights.contactTimes).toEqual([
    { answered: 50, contacts: 100, hour: 9, share: 0.5, weekday: 1 },
  ])
  expect(
    insights.riskFactors.map(({ key, leads, lostShare }) => [key, leads, lostShare]),
  ).toContainEqual(['noCompany', expect.any(Number), expect.any(Number)])
  expect((await ask({ viewer: team.colleague })).insights.topSources).toEqual([])
})
