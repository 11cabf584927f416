import type { Ground, Lead, Stage, State } from './book.js'

import { dayInZone } from '../../../src/domain/revenue/period.js'
import { DAY_MS, repOf, valueOf } from './book.js'

/** The same figures in plain JavaScript: by going through the whole book, lead by lead. */

export type Question = {
  /** Leads the viewer may read, as they are now; what was destroyed is read by those who read all. */
  canRead: (args: { lead: Lead; now: State }) => boolean
  owner: string | undefined
  pipeline: string | undefined
  timeZone: string
}

/** Calendar days, both included; `null` without bounds. */
export type Days = { from: string; to: string } | null

type Sum = { count: number; value: number }

const cents = (amount: number): number => Math.round(amount * 100)

/** Adds up in cents, where adding is exact. */
export const sum = (values: number[]): Sum => ({
  count: values.length,
  value: values.reduce((total, value) => total + cents(value), 0) / 100,
})

export const round = (amount: number): number => Number(amount.toFixed(2))

const dayOf = (question: Question, time: number): string =>
  dayInZone({ moment: new Date(time), timeZone: question.timeZone })

const isWithin = (question: Question, days: Days, time: null | number): boolean => {
  if (time === null) {
    return false
  }
  const day = dayOf(question, time)
  return days === null || (day >= days.from && day <= days.to)
}

const isOwn = ({ owner }: Question, rep: null | string): boolean =>
  owner === undefined || (owner === 'none' ? rep === null : rep === owner)

const isOn = ({ pipeline }: Question, id: string): boolean =>
  pipeline === undefined || pipeline === id

/** Whether the question is about a state. */
const isAbout = (question: Question, lead: Lead, state: State): boolean =>
  isOn(question, state.pipeline) && isOwn(question, repOf(lead, state))

export const readable = (question: Question, book: Lead[]): Lead[] =>
  book.filter((lead) => question.canRead({ lead, now: lead.states.at(-1)! }))

/** Leads that are there now, and about which the question is. */
export const present = (question: Question, book: Lead[]): { lead: Lead; now: State }[] =>
  readable(question, book)
    .map((lead) => ({ lead, now: lead.states.at(-1)! }))
    .filter(({ lead, now }) => !now.deleted && isAbout(question, lead, now))

/** As a lead was at the end of a day. */
const stateAt = (question: Question, lead: Lead, day: string): State | undefined =>
  lead.states.filter(({ at }) => dayOf(question, at) <= day).at(-1)

export const openAt = (question: Question, book: Lead[], day: string): State[] =>
  readable(question, book).flatMap((lead) => {
    const state = stateAt(question, lead, day)
    return state && state.status === 'open' && !state.deleted && isAbout(question, lead, state)
      ? [state]
      : []
  })

export const percentile = (values: number[], part: number): null | number => {
  const sorted = values.toSorted((a, b) => a - b)
  const place = part * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return low === undefined || high === undefined
    ? null
    : low + (high - low) * (place - Math.floor(place))
}

/** To be compared with what was rounded to six decimals. */
const near = (value: null | number): unknown => (value === null ? null : expect.closeTo(value, 5))

const spread = (values: number[]) => ({
  count: values.length,
  median: near(percentile(values, 0.5)),
  p90: near(percentile(values, 0.9)),
})

const ratio = (a: number, b: number): unknown => (b === 0 ? null : near(a / b))

export const outcome = (question: Question, leads: { lead: Lead; now: State }[], days: Days) => {
  const closed = leads.filter(({ now }) => isWithin(question, days, now.closedAt))
  const [won, lost] = (['won', 'lost'] as const).map((status) =>
    closed.filter(({ now }) => now.status === status),
  ) as [typeof closed, typeof closed]
  const wonSum = sum(won.map(({ now }) => valueOf(now)))
  return {
    averageDealSize: won.length === 0 ? null : expect.closeTo(wonSum.value / won.length, 1),
    created: sum(
      leads
        .filter(({ lead }) => isWithin(question, days, lead.createdAt))
        .map(({ now }) => valueOf(now)),
    ),
    lost: sum(lost.map(({ now }) => valueOf(now))),
    salesCycleDays: spread(
      won.map(({ lead, now }) => Math.max(0, now.closedAt! - lead.createdAt) / DAY_MS),
    ),
    winLossRatio: ratio(won.length, lost.length),
    winRate: ratio(won.length, won.length + lost.length),
    won: wonSum,
  }
}

export const response = (question: Question, leads: { lead: Lead }[], days: Days) => {
  const firsts = leads
    .filter(({ lead }) => isWithin(question, days, lead.createdAt))
    .map(({ lead }) => {
      const times = lead.answers
        .filter(({ direction, isTrashed }) => direction === 'outbound' && !isTrashed)
        .map(({ at }) => Math.max(0, at - lead.createdAt) / 3_600_000)
      return times.length === 0 ? null : Math.min(...times)
    })
  return {
    ...spread(firsts.filter((hours) => hours !== null)),
    unanswered: firsts.filter((hours) => hours === null).length,
  }
}

const stageOf = (ground: Ground, state: Pick<State, 'pipeline' | 'stage'>): Stage =>
  ground.pipelines
    .find(({ id }) => id === state.pipeline)!
    .stages.find(({ key }) => key === state.stage)!

export const weighted = (ground: Ground, states: State[]) => ({
  ...sum(states.map(valueOf)),
  weightedValue: expect.closeTo(
    states.reduce(
      (total, state) => total + (valueOf(state) * stageOf(ground, state).probability) / 100,
      0,
    ),
    1,
  ),
})

export const lifetimeValue = (question: Question, leads: Lead[], lastDay: string) => {
  const orders = leads
    .flatMap((lead) => lead.orders)
    .filter(({ company, start, status }) => company && status !== 'cancelled' && start <= lastDay)
  const companies = new Set(orders.map(({ company }) => company)).size
  return companies === 0
    ? null
    : expect.closeTo(sum(orders.map(({ total }) => total)).value / companies, 1)
}

export const slipped = (question: Question, book: Lead[], days: Days, lastDay: string) => {
  const open = readable(question, book).flatMap((lead) => {
    const end = stateAt(question, lead, days?.to ?? lastDay)
    return end && end.status === 'open' && !end.deleted && isAbout(question, lead, end)
      ? [{ end, lead }]
      : []
  })
  const isOverdue = ({ end }: { end: State }): boolean =>
    end.expected !== null && end.expected < lastDay
  const hasMovedOut = ({ end, lead }: { end: State; lead: Lead }): boolean => {
    const before = lead.states
      .filter(({ at }) => days !== null && dayOf(question, at) < days.from)
      .at(-1)?.expected
    const first = lead.states.find(
      ({ at, expected }) => expected !== null && isWithin(question, days, at),
    )?.expected
    const changed = lead.states.some(({ at }) => isWithin(question, days, at))
    const from = before ?? first
    return changed && from != null && end.expected !== null && end.expected > from
  }
  const amount = (rows: { end: State }[]) => sum(rows.map(({ end }) => valueOf(end)))
  return {
    movedOut: amount(open.filter(hasMovedOut)),
    overdue: amount(open.filter(isOverdue)),
    total: amount(open.filter((row) => hasMovedOut(row) || isOverdue(row))),
  }
}

export const stageFlow = ({
  book,
  days,
  ground,
  pipeline,
  question,
  stage,
}: {
  book: Lead[]
  days: Days
  ground: Ground
  pipeline: Ground['pipelines'][number]
  question: Question
  stage: Stage
}) => {
  const leads = readable(question, book).filter((lead) => {
    const now = lead.states.at(-1)!
    return !now.deleted && isOwn(question, repOf(lead, now))
  })
  const place = pipeline.stages.indexOf(stage)
  const isEntry = (state: State, index: number): boolean => index === 0 || state.left !== null
  const entries = leads.map(({ states }) =>
    states.filter(
      (state, index) =>
        isEntry(state, index) &&
        state.pipeline === pipeline.id &&
        state.stage === stage.key &&
        isWithin(question, days, state.at),
    ),
  )
  const wentOn = (lead: Lead, entry: State): boolean =>
    lead.states.some((state, index) => {
      const { type } = stageOf(ground, state)
      return (
        state.at > entry.at &&
        isEntry(state, index) &&
        state.pipeline === pipeline.id &&
        (type === 'won' ||
          (type === 'open' && pipeline.stages.findIndex(({ key }) => key === state.stage) > place))
      )
    })
  const entered = entries.filter((own) => own.length > 0).length
  const advanced = entries.filter((own, index) =>
    own.some((entry) => wentOn(leads[index]!, entry)),
  ).length
  const stays = leads
    .flatMap(({ states }) => states)
    .filter(
      ({ at, left }) =>
        left?.pipeline === pipeline.id && left.stage === stage.key && isWithin(question, days, at),
    )
    .map(({ at, left }) => (at - left!.enteredAt) / DAY_MS)
  return { advanced, conversion: ratio(advanced, entered), daysInStage: spread(stays), entered }
}

/** Amounts by key. */
export const amountsBy = (
  leads: { lead: Lead; now: State }[],
  keyOf: (lead: { lead: Lead; now: State }) => null | string,
): Map<null | string, Sum> => {
  const groups = new Map<null | string, number[]>()
  for (const one of leads) {
    groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), valueOf(one.now)])
  }
  return new Map([...groups].map(([key, values]) => [key, sum(values)]))
}

export const closedIn = (
  question: Question,
  leads: { lead: Lead; now: State }[],
  days: Days,
  status: 'lost' | 'won',
) => leads.filter(({ now }) => now.status === status && isWithin(question, days, now.closedAt))
