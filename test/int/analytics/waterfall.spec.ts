import * as fc from 'fast-check'

import type { Waterfall, WaterfallLead } from '../../../src/domain/analytics/types.js'
import type { WaterfallBarKey } from '../../../src/domain/analytics/waterfall.js'
import type { Ground, Lead, State } from './book.js'
import type { Harness, ViewerName } from './harness.js'
import type { Question } from './naive.js'

import { WATERFALL_BARS } from '../../../src/domain/analytics/waterfall.js'
import { dayInZone } from '../../../src/domain/revenue/period.js'
import { rest } from '../../support/rest.js'
import { bookArb, dayAt, repOf, valueOf, writeBook } from './book.js'
import { startHarness } from './harness.js'
import { readable, sum } from './naive.js'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness()
})

afterAll(() => harness.stop())

type Asked = {
  horizon: string | undefined
  owner: string | undefined
  pipeline: Ground['pipelines'][number] | undefined
  since: string
  timeZone: string
  until: string | undefined
  viewer: ViewerName
}

const questionArb = (): fc.Arbitrary<Asked> =>
  fc
    .record({
      horizon: fc.option(fc.integer({ max: 640, min: 0 }).map(dayAt), { nil: undefined }),
      length: fc.option(fc.integer({ max: 200, min: 0 })),
      owner: fc.option(fc.constantFrom('none', ...harness.ground.users), { nil: undefined }),
      pipeline: fc.option(fc.constantFrom(...harness.ground.pipelines), { nil: undefined }),
      start: fc.integer({ max: 600, min: -5 }),
      timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Auckland'),
      viewer: fc.constantFrom<ViewerName>('manager', 'rep'),
    })
    .map(({ length, start, ...asked }) => ({
      ...asked,
      since: dayAt(start),
      until: length === null ? undefined : dayAt(start + length),
    }))

const queryOf = ({ horizon, owner, pipeline, since, until }: Asked): string =>
  new URLSearchParams({
    since,
    ...(horizon ? { horizon } : {}),
    ...(owner ? { owner } : {}),
    ...(pipeline ? { pipeline_type: pipeline.key } : {}),
    ...(until ? { until } : {}),
  }).toString()

/** What each lead of a book adds to which bar, told lead by lead. */
const explain = ({ asked, book }: { asked: Asked; book: Lead[] }) => {
  const { horizon, owner, pipeline, since, timeZone, viewer } = asked
  const until = asked.until ?? '9999-12-31'
  const day = (time: number): string => dayInZone({ moment: new Date(time), timeZone })
  const question: Question = {
    canRead: harness.viewers[viewer].canRead,
    owner,
    pipeline: pipeline?.id,
    timeZone,
  }
  const bars = new Map<WaterfallBarKey, number[]>(WATERFALL_BARS.map((bar) => [bar, []]))
  const add = (bar: WaterfallBarKey, value: number): unknown => bars.get(bar)!.push(value)
  const inPipeline: { end: number[]; start: number[] } = { end: [], start: [] }

  for (const lead of readable(question, book)) {
    const then = lead.states.filter(({ at }) => day(at) < since).at(-1)
    const now = lead.states.filter(({ at }) => day(at) <= until).at(-1)
    const isOurs = (state: State): boolean => {
      const rep = repOf(lead, state)
      const isTheirs = owner === undefined || (owner === 'none' ? rep === null : rep === owner)
      return isTheirs && (pipeline === undefined || state.pipeline === pipeline.id)
    }
    const isNear = (date: null | string): boolean =>
      horizon === undefined || (date !== null && date <= horizon)
    const counts = (state: State | undefined): boolean =>
      state !== undefined &&
      state.status === 'open' &&
      !state.deleted &&
      isOurs(state) &&
      isNear(state.expected)
    const isDone = (state: State): boolean =>
      state.status !== 'open' && !state.deleted && isOurs(state) && isNear(day(state.closedAt!))
    if (counts(then)) {
      inPipeline.start.push(valueOf(then!))
    }
    if (counts(now)) {
      inPipeline.end.push(valueOf(now!))
    }
    if (!now) {
      continue
    }
    const isThrough = !counts(then) && isDone(now) && (!then || then.status === 'open')
    if (!counts(then) && (counts(now) || isThrough)) {
      const how = (): WaterfallBarKey => {
        if (!then) {
          return 'new'
        }
        if (then.status !== 'open') {
          return 'reopened'
        }
        if (then.deleted) {
          return 'restored'
        }
        return isOurs(then) ? 'pulledIn' : 'transferredIn'
      }
      add(how(), valueOf(now))
    }
    if (counts(then) && valueOf(now) !== valueOf(then!)) {
      const change = (valueOf(now) * 100 - valueOf(then!) * 100) / 100
      add(change > 0 ? 'grown' : 'shrunk', change)
    }
    if ((counts(then) && !counts(now)) || isThrough) {
      const how = (): WaterfallBarKey => {
        if (now.deleted) {
          return 'removed'
        }
        if (!isOurs(now)) {
          return 'transferredOut'
        }
        return isDone(now) ? (now.status as 'lost' | 'won') : 'slipped'
      }
      add(how(), -valueOf(now))
    }
  }
  return {
    bars: WATERFALL_BARS.map((key) => {
      const { count, value } = sum(bars.get(key)!)
      return { key, leads: count, value }
    }),
    end: sum(inPipeline.end),
    start: sum(inPipeline.start),
  }
}

const cents = (amount: number): number => Math.round(amount * 100)

describe('the waterfall', () => {
  it('adds up exactly, and each bar is what following every lead by hand gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        bookArb(harness.ground),
        fc.array(questionArb(), { maxLength: 8, minLength: 8 }),
        async (book, questions) => {
          await writeBook({ book, client: harness.client })
          for (const asked of questions) {
            await harness.setTimeZone(asked.timeZone)
            const answer = await harness.ask<Waterfall>({
              path: `waterfall?${queryOf(asked)}`,
              viewer: asked.viewer,
            })
            const { bars, end, start } = answer
            expect({
              bars: bars.map(({ key, leads, value }) => ({ key, leads, value })),
              end,
              start,
            }).toEqual(explain({ asked, book }))
            expect(
              bars.reduce((total, { value }) => total + cents(value), cents(start.value)),
            ).toBe(cents(end.value))
          }
        },
      ),
      { numRuns: 40 },
    )
  }, 180_000)

  it('lists the leads behind each bar', async () => {
    await fc.assert(
      fc.asyncProperty(bookArb(harness.ground), questionArb(), async (book, asked) => {
        await writeBook({ book, client: harness.client })
        await harness.setTimeZone(asked.timeZone)
        const { viewer } = asked
        const { bars } = await harness.ask<Waterfall>({
          path: `waterfall?${queryOf(asked)}`,
          viewer,
        })
        for (const { leads, path, value } of bars) {
          const { docs, totalDocs } = await harness.ask<{
            docs: WaterfallLead[]
            totalDocs: number
          }>({ path: path.replace('/analytics/', ''), viewer })
          expect({ totalDocs, value: sum(docs.map(({ change }) => change)).value }).toEqual({
            totalDocs: leads,
            value,
          })
        }
      }),
      { numRuns: 8 },
    )
  }, 180_000)

  it.each([
    ['since=2026-02-30', 'since'],
    ['since=2026-02-10&until=2026-02-09', 'until'],
    ['since=1800-01-01', 'since'],
    ['since=2026-02-01&horizon=2026-02-31', 'horizon'],
    ['since=2026-02-01&pipeline_type=nope', 'pipeline_type'],
    ['since=2026-02-01&owner=nobody', 'owner'],
    ['', 'since'],
  ])('refuses %s', async (query, field) => {
    const answer = await rest({
      as: harness.team.viewer,
      path: `/crm/analytics/waterfall?${query}`,
      payload: harness.payload,
    })
    expect(answer).toMatchObject({ body: { errors: [{ data: { field } }] }, status: 400 })
  })
})
