import type { Payload } from 'payload'

import * as fc from 'fast-check'
import pg from 'pg'

import type { PipelineMetrics } from '../../../src/domain/analytics/types.js'
import type { Team } from '../../support/team.js'
import type { Ground, Lead } from './book.js'
import type { Days, Question } from './naive.js'

import { dayInZone, resolvePeriod } from '../../../src/domain/revenue/period.js'
import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { bookArb, createGround, dayAt, repOf, writeBook } from './book.js'
import {
  amountsBy,
  closedIn,
  lifetimeValue,
  openAt,
  outcome,
  present,
  response,
  slipped,
  stageFlow,
  weighted,
} from './naive.js'

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

type Viewer = { as: { token: string }; canRead: Question['canRead'] }

type Name = 'manager' | 'rep'

const viewers = (): Record<Name, Viewer> => ({
  manager: { as: team.manager, canRead: () => true },
  rep: {
    as: team.rep,
    canRead: ({ lead, now }) => !lead.isDestroyed && repOf(lead, now) === String(team.rep.user.id),
  },
})

const questionArb = () =>
  fc.record({
    owner: fc.option(fc.constantFrom('none', ...ground.users), { nil: undefined }),
    period: fc.oneof(
      fc.constant(null),
      fc
        .tuple(fc.integer({ max: 600, min: -10 }), fc.integer({ max: 200, min: 0 }))
        .map(([from, length]) => ({ from: dayAt(from), to: dayAt(from + length) })),
    ),
    pipeline: fc.option(fc.constantFrom(...ground.pipelines), { nil: undefined }),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Auckland', 'America/St_Johns'),
    viewer: fc.constantFrom<Name>('manager', 'rep'),
  })

type Asked = { period: Days; viewer: Name } & { pipeline?: Ground['pipelines'][number] } & Pick<
    Question,
    'owner' | 'timeZone'
  >

const ask = async ({ owner, period, pipeline, viewer }: Asked): Promise<PipelineMetrics> => {
  const query = new URLSearchParams({
    ...(period ?? { period: 'all' }),
    ...(owner ? { owner } : {}),
    ...(pipeline ? { pipeline_type: pipeline.key } : {}),
  })
  const path = `/crm/analytics/pipeline?${query}`
  const { body, status } = await rest<PipelineMetrics>({ as: viewers()[viewer].as, path, payload })
  expect({ errors: (body as { errors?: unknown }).errors, status }).toEqual({ status: 200 })
  return body
}

const expected = ({ book, ...asked }: { book: Lead[] } & Asked) => {
  const { owner, period, pipeline, timeZone, viewer } = asked
  const today = dayInZone({ moment: new Date(), timeZone })
  const question: Question = {
    canRead: viewers()[viewer].canRead,
    owner,
    pipeline: pipeline?.id,
    timeZone,
  }
  const leads = present(question, book)
  const metrics = (days: Days) => {
    const lastDay = days && days.to < today ? days.to : today
    return {
      ...outcome(question, leads, days),
      customerLifetimeValue: lifetimeValue(
        question,
        book.filter((lead) => {
          const now = lead.states.at(-1)!
          return (
            !lead.isDestroyed &&
            present(question, [{ ...lead, states: [{ ...now, deleted: false }] }]).length > 0
          )
        }),
        lastDay,
      ),
      open: weighted(ground, openAt(question, book, days?.to ?? today)),
      responseHours: response(question, leads, days),
      slipped: slipped(question, book, days, lastDay),
    }
  }
  const previous =
    period && resolvePeriod({ ...period, now: new Date(), period: 'all', timeZone }).previous
  const by = (keyOf: Parameters<typeof amountsBy>[1]) => {
    const keys = new Set([
      ...leads
        .filter((lead) =>
          [period, previous].some(
            (days) =>
              days !== undefined &&
              (outcome(question, [lead], days).created.count > 0 ||
                closedIn(question, [lead], days, 'won').length > 0 ||
                closedIn(question, [lead], days, 'lost').length > 0),
          ),
        )
        .map(keyOf),
    ])
    return [...keys].map((key) => {
      const own = leads.filter((lead) => keyOf(lead) === key)
      return {
        ...outcome(question, own, period),
        key,
        previous: previous ? outcome(question, own, previous) : null,
      }
    })
  }
  const reasons = (status: 'lost' | 'won') => {
    const of = (days: Days) =>
      amountsBy(closedIn(question, leads, days, status), ({ lead }) => lead.reason)
    const [now, before] = [of(period), previous ? of(previous) : null]
    const none = { count: 0, value: 0 }
    return [...new Set([...(before?.keys() ?? []), ...now.keys()])].map((reason) => ({
      ...(now.get(reason) ?? none),
      previous: before && (before.get(reason) ?? none),
      reason,
    }))
  }
  return {
    current: metrics(period),
    lossReasons: reasons('lost'),
    previous: previous && { ...previous, ...metrics(previous) },
    sources: by(({ lead }) => lead.source),
    stages: ground.pipelines
      .filter(({ id }) => pipeline === undefined || id === pipeline.id)
      .flatMap((on) =>
        on.stages.map((stage) => {
          const flow = (days: Days) =>
            stageFlow({ book, days, ground, pipeline: on, question, stage })
          return {
            ...weighted(
              ground,
              openAt(question, book, today).filter(
                (state) => state.pipeline === on.id && state.stage === stage.key,
              ),
            ),
            ...flow(period),
            pipeline: on.key,
            previous: previous ? flow(previous) : null,
            stage: stage.key,
          }
        }),
      ),
    winReasons: reasons('won'),
  }
}

const byKey = <T extends object>(rows: T[], key: string): T[] =>
  rows.toSorted((a, b) =>
    String((a as Record<string, unknown>)[key]).localeCompare(
      String((b as Record<string, unknown>)[key]),
    ),
  )

describe('the figures of the pipeline', () => {
  it('are what going through the book by hand gives, for every question and every viewer', async () => {
    await fc.assert(
      fc.asyncProperty(
        bookArb(ground),
        fc.array(questionArb(), { maxLength: 6, minLength: 6 }),
        async (book, questions) => {
          await writeBook({ book, client })
          for (const asked of questions) {
            await client.query('update crm_settings set time_zone = $1', [asked.timeZone])
            const answer = await ask(asked)
            const { lossReasons, sources, winReasons, ...figures } = expected({ book, ...asked })
            expect(answer).toMatchObject(figures)
            expect(byKey(answer.lossReasons, 'reason')).toMatchObject(byKey(lossReasons, 'reason'))
            expect(byKey(answer.winReasons, 'reason')).toMatchObject(byKey(winReasons, 'reason'))
            expect(
              byKey(answer.sources, 'source').map(({ label: _, source, ...row }) => ({
                ...row,
                key: source,
              })),
            ).toEqual(byKey(sources, 'key'))
          }
        },
      ),
      { numRuns: 20 },
    )
  })
})
