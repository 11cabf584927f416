import type { EngagementHistory } from './computeStage.js'

import { computeStage, nextStage } from './computeStage.js'
import { DAY_MS } from './rule.js'

const NOW = new Date('2026-06-15T12:00:00.000Z')

const ago = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS)

const INSTANT = 1 / DAY_MS

type Days = { events?: number[]; opens?: number[]; subscribed: number; visits?: number[] }

/** A history in days before now; whoever opened or visited gave a sign of life. */
const historyOf = ({ events = [], opens = [], subscribed, visits = [] }: Days) => {
  const signs = [...events, ...opens, ...visits]
  return {
    lastEventAt: signs.length === 0 ? null : ago(Math.min(...signs)),
    opens: opens.map(ago),
    subscribedAt: ago(subscribed),
    visits: visits.map(ago),
  } satisfies EngagementHistory
}

const stageOf = (days: Days) => computeStage({ ...historyOf(days), now: NOW }).stage

it.each<[string, string, Days]>([
  ['a moment less than 7 days after subscribing', 'new', { subscribed: 7 - INSTANT }],
  ['new whatever they do', 'new', { opens: [1, 2, 3], subscribed: 6, visits: [1, 1, 1, 1, 1] }],
  ['unseen from 7 days on', 'new', { subscribed: 7 }],
  ['unseen for a moment less than 14 days', 'new', { subscribed: 14 - INSTANT }],
  ['unseen for 14 days', 'at_risk', { subscribed: 14 }],
  ['unseen for a moment less than 60 days', 'at_risk', { subscribed: 60 - INSTANT }],
  ['unseen for 60 days', 'churned', { subscribed: 60 }],
  ['silent for 60 days', 'churned', { opens: [60, 61, 62], subscribed: 400 }],
  ['clicking without being seen', 'at_risk', { events: [1], opens: [14], subscribed: 400 }],
  ['back after a year', 'engaged', { subscribed: 400, visits: [0.5] }],
  ['seen a moment less than 14 days ago', 'engaged', { opens: [14 - INSTANT], subscribed: 400 }],
  ['opening in three weeks of four', 'active', { opens: [1, 8, 15], subscribed: 28 }],
  ['opening in the first weeks of four', 'active', { opens: [13, 20, 27], subscribed: 400 }],
  ['at the edge of a week', 'engaged', { opens: [7, 14, 28], subscribed: 400 }],
  ['within a week at its edge', 'active', { opens: [6, 7, 14], subscribed: 400 }],
  ['active, but for 27 days', 'engaged', { opens: [1, 8, 15], subscribed: 28 - INSTANT }],
  ['opening a lot in one week', 'engaged', { opens: [1, 2, 3, 4, 5, 6], subscribed: 400 }],
])('has who is %s as %s', (_, stage, days) => {
  expect(stageOf(days)).toBe(stage)
})

it('says why, with what it goes by', () => {
  const reasonOf = (days: Days) => computeStage({ ...historyOf(days), now: NOW }).reason
  expect(reasonOf({ opens: [1, 8, 15], subscribed: 90 })).toEqual({
    facts: { weeks: 3 },
    key: 'weeks',
  })
  expect(reasonOf({ opens: [1, 2, 31, 3], subscribed: 90 })).toEqual({
    facts: { opens: 3 },
    key: 'opens',
  })
  expect(reasonOf({ subscribed: 90, visits: [1, 2, 3, 4, 29, 30] })).toEqual({
    facts: { visits: 5 },
    key: 'visits',
  })
  expect(reasonOf({ opens: [20], subscribed: 90 })).toEqual({
    facts: { lastOpenAt: ago(20), lastVisitAt: null },
    key: 'atRisk',
  })
})

it('says what comes next if nothing happens any more', () => {
  const nextOf = (days: Days) => nextStage({ ...historyOf(days), now: NOW })
  expect(nextOf({ subscribed: 1 })).toEqual({ at: ago(-13), stage: 'at_risk' })
  expect(nextOf({ opens: [1, 8, 15], subscribed: 90 })).toEqual({
    at: ago(-13),
    stage: 'at_risk',
  })
  expect(nextOf({ opens: [2, 9, 20], subscribed: 90 })).toEqual({ at: ago(-8), stage: 'engaged' })
  expect(nextOf({ opens: [20], subscribed: 90 })).toEqual({ at: ago(-40), stage: 'churned' })
  expect(nextOf({ opens: [60], subscribed: 90 })).toBeNull()
})

/** The rule as it is written, which looks at every moment. */
const judge = ({
  lastEventAt,
  now,
  opens,
  subscribedAt,
  visits,
}: { now: Date } & EngagementHistory): string => {
  const age = (moment: Date): number => (now.getTime() - moment.getTime()) / DAY_MS
  const within = (moments: Date[], days: number): number =>
    moments.filter((moment) => age(moment) < days).length
  const since = age(subscribedAt)
  const weeks = [0, 7, 14, 21].filter((from) =>
    opens.some((open) => age(open) < from + 7 && (from === 0 || age(open) >= from)),
  )
  const rules: [boolean, string][] = [
    [since < 7, 'new'],
    [since >= 60 && (lastEventAt === null || age(lastEventAt) >= 60), 'churned'],
    [since >= 14 && within([...opens, ...visits], 14) === 0, 'at_risk'],
    [since >= 28 && weeks.length >= 3, 'active'],
    [within(opens, 30) >= 3 || within(visits, 30) >= 5, 'engaged'],
    [within([...opens, ...visits], 14) > 0, 'engaged'],
    [true, 'new'],
  ]
  return rules.find(([holds]) => holds)![1]
}

/** Moments from now until what is known may say otherwise, the last of them just before. */
const untilDue = (dueAt: Date | null): Date[] => {
  const until = (dueAt ?? ago(-200)).getTime()
  return [0.25, 0.5, 0.75, 1].map(
    (part) => new Date(NOW.getTime() + Math.ceil((until - NOW.getTime()) * part) - 1),
  )
}

it('says what the rule says of 5,000 histories, and is never surprised before it is due', () => {
  let seed = 7
  // Numerical Recipes' generator; quarters of days meet the edges of windows again and again.
  const upTo = (most: number): number => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
    return Math.floor((seed / 2 ** 32) * most * 4) / 4
  }
  const some = (most: number, days: number) =>
    Array.from({ length: Math.floor(upTo(most)) }, () => upTo(days))
  const wrong = Array.from({ length: 5_000 }, () => {
    const history = historyOf({
      events: some(2, 90),
      opens: some(7, 45),
      subscribed: upTo(90),
      visits: some(8, 45),
    })
    const { dueAt, stage } = computeStage({ ...history, now: NOW })
    const stages = [NOW, ...untilDue(dueAt)].map((now) => judge({ ...history, now }))
    return { history, stage, stages }
  }).filter(({ stage, stages }) => stages.some((one) => one !== stage))
  expect(wrong).toEqual([])
})
