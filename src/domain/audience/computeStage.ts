import type { EngagementStage } from './types.js'

import { condenseOpens } from './condenseOpens.js'
import { DAY_MS, RULE, WEEK_MS } from './rule.js'

/** What somebody did, as far as it decides about their stage. Machine events are none of it. */
export type EngagementHistory = {
  /** The last sign of life of any kind; `null` when there was none. */
  lastEventAt: Date | null
  /** When e-mails were opened, in any order. */
  opens: Date[]
  /** Subscribed, else created. */
  subscribedAt: Date
  /** When they were on the site, in any order. */
  visits: Date[]
}

/** Why somebody is where they are: a sentence beneath `crm:engagement:reasons:`, and its facts. */
export type StageReason =
  | { facts: { lastEventAt: Date | null; subscribedAt: Date }; key: 'churned' }
  | { facts: { lastOpenAt: Date | null; lastVisitAt: Date | null }; key: 'atRisk' }
  | { facts: { lastOpenAt: Date | null; lastVisitAt: Date | null }; key: 'seen' }
  | { facts: { opens: number }; key: 'opens' }
  | { facts: { subscribedAt: Date }; key: 'quiet' | 'subscribed' }
  | { facts: { visits: number }; key: 'visits' }
  | { facts: { weeks: number }; key: 'weeks' }

export type StageVerdict = {
  /**
   * The next moment at which the stage may change although nothing happens, `null` for never. It does
   * not change before; at that moment it may turn out the same.
   */
  dueAt: Date | null
  reason: StageReason
  stage: EngagementStage
}

/** Numbers are moments, in milliseconds since 1970; -∞ for what never was. */
type Facts = {
  firstOfOpens: number
  firstOfVisits: number
  lastEvent: number
  lastOpen: number
  lastVisit: number
  now: number
  openWeeks: number[]
  since: number
}

const days = (count: number): number => count * DAY_MS

const latest = (moments: number[], place: number): number =>
  [...moments].sort((a, b) => b - a)[place - 1] ?? -Infinity

const dateOf = (moment: number): Date | null => (moment === -Infinity ? null : new Date(moment))

/** In how many of the last four rolling weeks there was an open. */
const countWeeks = ({ now, openWeeks }: Pick<Facts, 'now' | 'openWeeks'>): number =>
  [0, 1, 2, 3].filter((week) =>
    openWeeks.some(
      (open) => open > now - (week + 1) * WEEK_MS && (week === 0 || open <= now - week * WEEK_MS),
    ),
  ).length

const within = ({ moment, now, span }: { moment: number; now: number; span: number }): boolean =>
  moment > now - days(span)

/** The first moments after `now` at which what is known leaves a window. */
const boundaries = (facts: Facts): number[] => {
  const { firstOfOpens, firstOfVisits, lastOpen, lastVisit, now, openWeeks, since } = facts
  const seen = Math.max(lastOpen, lastVisit)
  const weekly = within({ moment: firstOfOpens, now, span: RULE.activeDays })
    ? [
        since + days(RULE.activeDays),
        ...openWeeks
          .filter((open) => within({ moment: open, now, span: RULE.activeDays }))
          .map((open) => open + Math.max(1, Math.floor((now - open) / WEEK_MS) + 1) * WEEK_MS),
      ]
    : []
  return [
    Math.max(seen, since) + days(RULE.atRiskDays),
    seen + days(RULE.atRiskDays),
    firstOfOpens + days(RULE.engagedDays),
    firstOfVisits + days(RULE.engagedDays),
    ...weekly,
  ].filter((moment) => moment > now)
}

const countWithin = ({ moments, now }: { moments: Date[]; now: number }): number =>
  moments.filter((moment) => within({ moment: moment.getTime(), now, span: RULE.engagedDays }))
    .length

const decideMiddle = ({
  facts,
  history: { opens, visits },
}: {
  facts: Facts
  history: EngagementHistory
}): Pick<StageVerdict, 'reason' | 'stage'> => {
  const { lastOpen, lastVisit, now, since } = facts
  const weeks = countWeeks(facts)
  if (now >= since + days(RULE.activeDays) && weeks >= RULE.activeWeeks) {
    return { reason: { facts: { weeks }, key: 'weeks' }, stage: 'active' }
  }
  const recentOpens = countWithin({ moments: opens, now })
  if (recentOpens >= RULE.engagedOpens) {
    return { reason: { facts: { opens: recentOpens }, key: 'opens' }, stage: 'engaged' }
  }
  const recentVisits = countWithin({ moments: visits, now })
  if (recentVisits >= RULE.engagedVisits) {
    return { reason: { facts: { visits: recentVisits }, key: 'visits' }, stage: 'engaged' }
  }
  return within({ moment: Math.max(lastOpen, lastVisit), now, span: RULE.atRiskDays })
    ? {
        reason: {
          facts: { lastOpenAt: dateOf(lastOpen), lastVisitAt: dateOf(lastVisit) },
          key: 'seen',
        },
        stage: 'engaged',
      }
    : { reason: { facts: { subscribedAt: new Date(since) }, key: 'quiet' }, stage: 'new' }
}

/**
 * The stage somebody is in, by what they did and when; the first that holds:
 *
 * 1. `new`: subscribed less than 7 days ago.
 * 2. `churned`: nothing at all for 60 days, since the last sign of life or since subscribing,
 *    whichever came last.
 * 3. `at_risk`: neither opened nor visited for 14 days, counted in the same way.
 * 4. `active`: subscribed at least 28 days ago, and opened in at least 3 of the last 4 rolling weeks.
 * 5. `engaged`: opened at least 3 times, or visited at least 5 times, in 30 days; or opened or visited
 *    within 14 days.
 * 6. `new` otherwise: somebody who subscribed 7 to 14 days ago and was not seen since.
 *
 * At the edge the older side wins: exactly 7 days after subscribing nobody is new by rule 1, after
 * exactly 14 days of silence somebody is at risk, after exactly 60 churned, and exactly 28 days after
 * subscribing they may be active. An open exactly 7 days old belongs to the week before the last; one
 * that is exactly 28 or 30 days old is out of those windows. What a clock that runs ahead of ours
 * reports (see `CLOCK_SKEW_MS`) counts as of now.
 *
 * The same rule in SQL is `stageSQL`; a test holds them together.
 *
 * @example
 * computeStage({ lastEventAt: null, now, opens: [], subscribedAt: now, visits: [] }).stage // 'new'
 */
export const computeStage = ({
  now: at,
  ...history
}: { now: Date } & EngagementHistory): StageVerdict => {
  const now = at.getTime()
  const opens = history.opens.map((open) => open.getTime())
  const visits = history.visits.map((visit) => visit.getTime())
  const since = history.subscribedAt.getTime()
  const facts: Facts = {
    firstOfOpens: latest(opens, RULE.engagedOpens),
    firstOfVisits: latest(visits, RULE.engagedVisits),
    lastEvent: history.lastEventAt?.getTime() ?? -Infinity,
    lastOpen: latest(opens, 1),
    lastVisit: latest(visits, 1),
    now,
    openWeeks: condenseOpens(opens),
    since,
  }
  const { lastEvent, lastOpen, lastVisit } = facts
  const churns = Math.max(lastEvent, since) + days(RULE.churnedDays)
  const atRisk = Math.max(lastOpen, lastVisit, since) + days(RULE.atRiskDays)
  if (now < since + days(RULE.newDays)) {
    return {
      dueAt: new Date(since + days(RULE.newDays)),
      reason: { facts: { subscribedAt: history.subscribedAt }, key: 'subscribed' },
      stage: 'new',
    }
  }
  if (now >= churns) {
    const { lastEventAt, subscribedAt } = history
    return {
      dueAt: null,
      reason: { facts: { lastEventAt, subscribedAt }, key: 'churned' },
      stage: 'churned',
    }
  }
  if (now >= atRisk) {
    return {
      dueAt: new Date(churns),
      reason: {
        facts: { lastOpenAt: dateOf(lastOpen), lastVisitAt: dateOf(lastVisit) },
        key: 'atRisk',
      },
      stage: 'at_risk',
    }
  }
  return {
    ...decideMiddle({ facts, history }),
    dueAt: new Date(Math.min(...boundaries(facts))),
  }
}

/** When the stage changes if nothing happens any more, and to which; `null` for never. */
export const nextStage = ({
  now,
  ...history
}: { now: Date } & EngagementHistory): { at: Date; stage: EngagementStage } | null => {
  const { dueAt, stage } = computeStage({ ...history, now })
  let at = dueAt
  while (at !== null) {
    const next = computeStage({ ...history, now: at })
    if (next.stage !== stage) {
      return { at, stage: next.stage }
    }
    at = next.dueAt
  }
  return null
}
