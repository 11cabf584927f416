import type { EventKind } from '../../src/domain/audience/types.js'
import type { Habit } from './habits.js'
import type { Random } from './random.js'

import { DAY_MS, WEEK_MS } from '../../src/domain/audience/rule.js'
import { PAGES } from './names.js'

export type DemoEvent = {
  isMachine: boolean
  kind: EventKind
  meta: Record<string, string>
  /** Milliseconds since 1970. */
  occurredAt: number
}

type Args = {
  habit: Habit
  /** Whether their mail server opens every issue by itself. */
  isProxied: boolean
  now: number
  random: Random
  subscribedAt: number
  /** When they were last seen. */
  until: number
}

const HOUR_MS = DAY_MS / 24

/** What becomes of one issue of the weekly newsletter. */
const readIssue = ({ at, habit, isProxied, random }: { at: number } & Args): DemoEvent[] => {
  const meta = { campaign: `Weekly ${new Date(at).toISOString().slice(0, 10)}` }
  const events: DemoEvent[] = isProxied
    ? [{ isMachine: true, kind: 'email_open', meta, occurredAt: at + 60_000 }]
    : []
  if (random.chance(habit.opens)) {
    const opened = at + random.between(0.1, 60) * HOUR_MS
    events.push({ isMachine: false, kind: 'email_open', meta, occurredAt: opened })
    if (random.chance(0.18)) {
      const occurredAt = opened + random.between(10, 300) * 1000
      events.push({ isMachine: false, kind: 'email_click', meta, occurredAt })
      events.push({
        isMachine: false,
        kind: 'visit',
        meta: { path: random.pick(PAGES) },
        occurredAt: occurredAt + 2000,
      })
    }
  }
  return events
}

const readIssues = (args: Args): DemoEvent[] => {
  const first = args.now - Math.floor((args.now - args.subscribedAt) / WEEK_MS) * WEEK_MS
  const events: DemoEvent[] = []
  for (let at = first; at < args.now; at += WEEK_MS) {
    events.push(...readIssue({ ...args, at: at - DAY_MS }))
  }
  return events
}

const OTHER_KINDS = ['form', 'push_click', 'sms_click', 'social_engagement'] as const

const comeAndGo = ({ habit, random, subscribedAt, until }: Args): DemoEvent[] => {
  const count = Math.round((((until - subscribedAt) / DAY_MS) * habit.visits) / 30)
  return Array.from({ length: Math.max(0, count) }, (): DemoEvent => {
    const occurredAt = random.between(subscribedAt, until)
    return random.chance(0.06)
      ? { isMachine: false, kind: random.pick(OTHER_KINDS), meta: {}, occurredAt }
      : { isMachine: false, kind: 'visit', meta: { path: random.pick(PAGES) }, occurredAt }
  })
}

/** What somebody did since they signed up, for a year at most, and until they were last seen. */
export const generateEvents = (args: Args): DemoEvent[] => [
  {
    isMachine: false,
    kind: 'form',
    meta: { path: '/newsletter' },
    occurredAt: args.subscribedAt,
  },
  ...[...readIssues(args), ...comeAndGo(args)].filter(
    ({ isMachine, occurredAt }) =>
      occurredAt > args.subscribedAt && occurredAt < (isMachine ? args.now : args.until),
  ),
]
