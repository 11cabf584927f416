import type { Payload } from 'payload'

import { createLocalReq } from 'payload'
import { getCRM } from 'payload-crm'

import type { Person } from './histories.js'

import { settleDue } from '../../../src/collections/contacts/operations/settleDue.js'
import { rebuildEngagement } from '../../../src/database/audience/rebuildEngagement.js'
import { computeStage } from '../../../src/domain/audience/computeStage.js'
import { DAY_MS } from '../../../src/domain/audience/rule.js'
import { createRandom } from '../../faults/random.js'
import { bootPayload } from '../../support/bootPayload.js'
import { query } from '../import/importFolder.js'
import { historyOf, makeHappenings, makePeople } from './histories.js'
import { event, NOW, report } from './world.js'

const PEOPLE = 10_000
const BATCH = 2500

/** Days between the rounds: less than any window, as long as some, longer than most. */
const ROUNDS = [0, 3, 7, 14, 1, 31]

let payload: Payload
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
})

afterAll(() => stop())

const insertPeople = ({ now, people }: { now: number; people: Person[] }) =>
  query({
    payload,
    text: `
      insert into crm_contacts (id, name, subscribed_at, created_at, updated_at)
      select (x->>0)::uuid, 'Person', to_timestamp((x->>1)::bigint / 1000.0), '${new Date(now).toISOString()}', now()
      from json_array_elements('${JSON.stringify(people.map(({ id, since }) => [id, since]))}') x`,
  })

const sweep = (now: number) =>
  settleDue({
    crm: { ...getCRM(payload), now: () => new Date(now) },
    payload,
    seconds: 600,
  })

/** Everybody's stage, in the order of their ids. */
const readStages = async (): Promise<string[]> => {
  const [row] = await query<{ stages: string[] }>({
    payload,
    text: `select json_agg(c.engagement_stage order by c.id) as stages
      from crm_contacts c join crm_engagement e on e.contact = c.id and e.stage = c.engagement_stage::text`,
  })
  return row!.stages
}

const computeStages = ({ now, people }: { now: number; people: Person[] }): string[] =>
  people.map((person) => computeStage({ ...historyOf(person), now: new Date(now) }).stage)

const readMoved = async (now: number): Promise<string[]> => {
  const rows = await query<{ contact: string }>({
    payload,
    text: `select contact from crm_engagement_moves
      where cause = 'time' and at = '${new Date(now).toISOString()}' order by contact`,
  })
  return rows.map(({ contact }) => contact)
}

/** All that is kept, apart from what is only looked at by the rule: its results are compared instead. */
const readKept = () =>
  query({
    payload,
    text: `
      select md5(string_agg(concat_ws('|', c.id, c.engagement_stage, c.engagement_stage_entered_at,
        c.emails_opened_count, c.last_email_opened_at, c.emails_clicked_count, c.last_email_clicked_at,
        c.visit_count, c.last_visit_at, c.last_event_at, e.since, e.stage, e.entered_at,
        e.last_event_at, e.last_opens, e.last_visits), ',' order by c.id)) as kept
      from crm_contacts c join crm_engagement e on e.contact = c.id`,
  })

it('keeps 10,000 histories where a full recount has them, as events come in any order and time passes', async () => {
  const random = createRandom({ name: 'histories', seed: 20_260_615 })
  let now = NOW.getTime()
  const people = makePeople({ before: now, count: PEOPLE, random })
  await insertPeople({ now, people })
  let stages: string[] = people.map(() => 'new')
  const seen = new Set<string>()
  for (const days of ROUNDS) {
    now += days * DAY_MS
    await sweep(now)
    const expected = computeStages({ now, people })
    expect(await readStages()).toEqual(expected)
    const due = people.filter((_, place) => expected[place] !== stages[place])
    expect(await readMoved(now)).toEqual(due.map(({ id }) => id))

    const happenings = makeHappenings({ before: now, people, random, span: 20 })
    for (let at = 0; at < happenings.length; at += BATCH) {
      const batch = happenings.slice(at, at + BATCH)
      const events = batch.map(({ happening, person }) =>
        event(person.id, { ...happening, occurredAt: new Date(happening.at) }),
      )
      const receipt = await report({ events, now: new Date(now), payload })
      expect(receipt).toEqual({ accepted: batch.length, duplicates: 0, rejected: [] })
      batch.forEach(({ happening, person }) => person.events.push(happening))
    }
    stages = computeStages({ now, people })
    expect(await readStages()).toEqual(stages)
    stages.forEach((stage) => seen.add(stage))
  }
  expect([...seen].sort()).toEqual(['active', 'at_risk', 'churned', 'engaged', 'new'])

  const before = await readKept()
  const crm = { ...getCRM(payload), now: () => new Date(now) }
  const req = await createLocalReq({}, payload)
  await rebuildEngagement({ contacts: people.map(({ id }) => id), crm, req })
  expect(await readKept()).toEqual(before)
  for (const days of [5, 10, 15]) {
    now += days * DAY_MS
    await sweep(now)
    expect(await readStages()).toEqual(computeStages({ now, people }))
  }
}, 240_000)
