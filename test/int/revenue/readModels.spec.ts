import type { Payload } from 'payload'

import * as fc from 'fast-check'
import pg from 'pg'

import type { Team } from '../../support/team.js'
import type { Book, Ground, Lead } from './book.js'
import type { Group, Question } from './naive.js'

import { resolvePeriod } from '../../../src/domain/revenue/period.js'
import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { bookArb, createGround, dayAt, writeBook } from './book.js'
import { addUp, addUpStages } from './naive.js'

let client: pg.Client
let ground: Ground
let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  const booted = await bootPayload({ plugin: { visibility: 'own' } })
  ;({ payload, stop } = booted)
  team = await createTeam(payload)
  ground = await createGround({ payload, team })
  client = new pg.Client({ connectionString: booted.databaseURL })
  await client.connect()
  await payload.updateGlobal({ slug: 'crm-settings', data: { timeZone: 'UTC' } })
})

afterAll(async () => {
  await client.end()
  await stop()
})

type Answer = {
  errors?: unknown
  previous: { total: number } | null
  rows: ({ count: number; month?: string; productID?: string; repID?: string; revenue: number } & {
    stage?: string
    value?: number
  })[]
  total: number
}

const ROUTES: Record<Group, string> = { month: 'monthly', product: 'by-product', rep: 'by-rep' }
const KEYS = { month: 'month', product: 'productID', rep: 'repID' } as const

const viewers = () => ({
  manager: { as: team.manager, isVisible: () => true },
  rep: {
    as: team.rep,
    isVisible: ({ createdBy, owner }: Lead) => (owner ?? createdBy) === String(team.rep.user.id),
  },
})

const ask = async (path: string, as: { token: string }): Promise<Answer> => {
  const { body, status } = await rest<Answer>({ as, path: `/crm/revenue/${path}`, payload })
  expect({ body: status === 200 ? {} : body, status }).toEqual({ body: {}, status: 200 })
  return body
}

const ownerQuery = (owner: string | undefined): string => (owner ? `owner=${owner}` : '')

const periodArb = fc.oneof(
  fc.constant('all' as const),
  fc
    .tuple(fc.integer({ max: 560, min: -10 }), fc.integer({ max: 200, min: 0 }))
    .map(([from, length]) => ({ from: dayAt(from), to: dayAt(from + length) })),
)

/** What the route answers, beside what it should. */
const compare = async ({
  basis,
  book,
  group,
  owner,
  period,
  pipeline,
  timeZone,
  viewer,
}: {
  basis: Question['basis']
  book: Book
  group: Group
  owner: string | undefined
  period: 'all' | { from: string; to: string }
  pipeline: Ground['pipelines'][number] | undefined
  timeZone: string
  viewer: ReturnType<typeof viewers>['rep']
}) => {
  const query = new URLSearchParams({
    basis,
    ...(period === 'all' ? { period } : period),
    ...(owner ? { owner } : {}),
    ...(pipeline ? { pipeline_type: pipeline.key } : {}),
  })
  const answer = await ask(`${ROUTES[group]}?${query}`, viewer.as)
  const resolved = resolvePeriod({
    ...(period === 'all' ? {} : period),
    now: new Date(),
    period: 'all',
    timeZone,
  })
  const expected = addUp({
    book,
    group,
    isVisible: viewer.isVisible,
    question: { basis, owner, period: resolved, pipeline: pipeline?.id, timeZone },
  })
  const rows = answer.rows
    .map((row) => ({ count: row.count, key: row[KEYS[group]] ?? null, revenue: row.revenue }))
    .filter(({ count }) => group !== 'month' || count > 0)
    .sort((a, b) => String(a.key).localeCompare(String(b.key)))
  return {
    answered: { previous: answer.previous?.total ?? null, rows, total: answer.total },
    expected,
  }
}

describe('revenue', () => {
  it('is what adding it up by hand gives, for every question and every viewer', async () => {
    await fc.assert(
      fc.asyncProperty(
        bookArb(ground),
        fc.array(
          fc.record({
            basis: fc.constantFrom('booked' as const, 'delivered' as const),
            group: fc.constantFrom<Group>('month', 'product', 'rep'),
            owner: fc.option(fc.constantFrom('none', ...ground.users), { nil: undefined }),
            period: periodArb,
            pipeline: fc.option(fc.constantFrom(...ground.pipelines), { nil: undefined }),
            timeZone: fc.constantFrom(
              'UTC',
              'America/St_Johns',
              'Asia/Kathmandu',
              'Europe/Berlin',
              'Pacific/Auckland',
            ),
            viewer: fc.constantFrom(...Object.values(viewers())),
          }),
          { maxLength: 6, minLength: 6 },
        ),
        async (book, questions) => {
          await writeBook({ book, client })
          for (const question of questions) {
            await client.query('update crm_settings set time_zone = $1', [question.timeZone])
            const { answered, expected } = await compare({ book, ...question })
            expect(answered).toEqual(expected)
          }
        },
      ),
      { numRuns: 40 },
    )
  }, 180_000)

  it('stands on stages as adding it up by hand gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        bookArb(ground),
        fc.constantFrom(...ground.pipelines),
        fc.option(fc.constantFrom('none', ...ground.users), { nil: undefined }),
        fc.constantFrom(...Object.values(viewers())),
        async (book, pipeline, owner, { as, isVisible }) => {
          await writeBook({ book, client })
          const { rows } = await ask(
            `pipeline-value?pipeline_type=${pipeline.key}&${ownerQuery(owner)}`,
            as,
          )
          expect(rows).toMatchObject(addUpStages({ book, isVisible, owner, pipeline }))
          const board = await rest<{ stages: Record<string, unknown>[] }>({
            as,
            path: `/crm/board/${pipeline.key}?${ownerQuery(owner)}`,
            payload,
          })
          expect(
            board.body.stages.map(({ count, key, totalValue, weightedValue }) => ({
              count,
              stage: key,
              value: totalValue,
              weightedValue,
            })),
          ).toEqual(addUpStages({ book, isVisible, owner, pipeline }))
        },
      ),
      { numRuns: 20 },
    )
  }, 180_000)
})
