import * as fc from 'fast-check'
import { getCRM } from 'payload-crm'

import type { PipelineMetrics } from '../../../src/domain/analytics/types.js'
import type { Ground, Lead } from './book.js'
import type { Harness, ViewerName } from './harness.js'
import type { Days, Question } from './naive.js'

import { dayInZone, resolvePeriod } from '../../../src/domain/revenue/period.js'
import { bookArb, dayAt, writeBook } from './book.js'
import { startHarness } from './harness.js'
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

/** It stays, so that no day ends between a question and the figures it is compared with. */
const NOW = new Date()

let harness: Harness

beforeAll(async () => {
  harness = await startHarness()
  getCRM(harness.payload).now = () => NOW
})

afterAll(() => harness.stop())

const questionArb = () =>
  fc.record({
    owner: fc.option(fc.constantFrom('none', ...harness.ground.users), { nil: undefined }),
    period: fc.oneof(
      fc.constant(null),
      fc
        .tuple(fc.integer({ max: 600, min: -10 }), fc.integer({ max: 200, min: 0 }))
        .map(([from, length]) => ({ from: dayAt(from), to: dayAt(from + length) })),
    ),
    pipeline: fc.option(fc.constantFrom(...harness.ground.pipelines), { nil: undefined }),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Auckland', 'America/St_Johns'),
    viewer: fc.constantFrom<ViewerName>('manager', 'rep'),
  })

type Asked = { period: Days; viewer: ViewerName } & {
  pipeline?: Ground['pipelines'][number]
} & Pick<Question, 'owner' | 'timeZone'>

const ask = ({ owner, period, pipeline, viewer }: Asked): Promise<PipelineMetrics> =>
  harness.ask({
    path: `pipeline?${new URLSearchParams({
      ...(period ?? { period: 'all' }),
      ...(owner ? { owner } : {}),
      ...(pipeline ? { pipeline_type: pipeline.key } : {}),
    })}`,
    viewer,
  })

const expected = ({ book, ...asked }: { book: Lead[] } & Asked) => {
  const { ground } = harness
  const { owner, period, pipeline, timeZone, viewer } = asked
  const today = dayInZone({ moment: NOW, timeZone })
  const question: Question = {
    canRead: harness.viewers[viewer].canRead,
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
    period && resolvePeriod({ ...period, now: NOW, period: 'all', timeZone }).previous
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
        bookArb(harness.ground),
        fc.array(questionArb(), { maxLength: 6, minLength: 6 }),
        async (book, questions) => {
          await writeBook({ book, client: harness.client })
          for (const asked of questions) {
            await harness.setTimeZone(asked.timeZone)
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
  }, 180_000)
})
