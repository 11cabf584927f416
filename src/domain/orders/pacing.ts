import type { GoalLine, GoalUnit } from './goalUnits.js'
import type { OrderStatus } from './status.js'

import { daysBetween } from '../shared/days.js'
import { sumGoals } from './goalUnits.js'

/**
 * Between which paces an order is on track. The defaults leave a tenth on either side: a day more or
 * less of a usual flight of weeks, which the next days even out.
 */
export type PacingBands = { over: number; under: number }

export const DEFAULT_PACING_BANDS: PacingBands = { over: 1.1, under: 0.9 }

export type PacingBand = 'on_track' | 'over' | 'under'

/**
 * How fast a goal is being delivered: (delivered ÷ goal) ÷ (elapsed ÷ total flight time). 1 is exactly
 * on schedule, 0.5 half of what should have been delivered by now; `null` where there is no goal, no
 * flight, or nothing of it has elapsed.
 *
 * The measure of ad servers for even delivery: actual over expected delivery, as the on-schedule
 * indicator of Google Ad Manager has it ("Delivery progress", Ad Manager Help).
 */
export const computePacing = ({
  delivered,
  elapsedDays,
  goal,
  totalDays,
}: {
  delivered: number
  elapsedDays: number
  goal: number
  totalDays: number
}): null | number =>
  goal > 0 && totalDays > 0 && elapsedDays > 0
    ? Math.round((delivered / goal / (elapsedDays / totalDays)) * 10_000) / 10_000
    : null

export const bandOf = ({
  bands,
  rate,
}: {
  bands: PacingBands
  rate: null | number
}): null | PacingBand => {
  if (rate === null) {
    return null
  }
  if (rate < bands.under) {
    return 'under'
  }
  return rate > bands.over ? 'over' : 'on_track'
}

export type GoalPacing = {
  band: null | PacingBand
  delivered: number
  goal: number
  rate: null | number
  unit: GoalUnit
}

/** How an order keeps its schedule: each of its goals, and the one that is furthest behind. */
export type OrderPacing = {
  band: null | PacingBand
  /** Whole days of the flight that have passed; today is still open and does not count. */
  elapsedDays: null | number
  goals: GoalPacing[]
  /** Pace of the goal that is furthest behind: an order is late as soon as one of its goals is. */
  rate: null | number
  /** Days from start to end, both included. */
  totalDays: null | number
}

type Flight = {
  endDate?: null | string
  startDate?: null | string
  /** Calendar day, `YYYY-MM-DD`, in the reporting time zone. */
  today: string
}

const measureFlight = ({
  endDate,
  startDate,
  today,
}: Flight): { elapsedDays: number; totalDays: number } | null => {
  if (!startDate || !endDate) {
    return null
  }
  const from = startDate.slice(0, 10)
  const totalDays = daysBetween({ from, to: endDate.slice(0, 10) }) + 1
  const passedDays = Math.max(daysBetween({ from, to: today }), 0)
  return totalDays > 0 ? { elapsedDays: Math.min(passedDays, totalDays), totalDays } : null
}

/** Pacing of an order. One that was cancelled has no schedule to keep. */
export const describePacing = ({
  bands,
  delivery,
  lines,
  status,
  ...flight
}: {
  bands: PacingBands
  delivery: { [Unit in GoalUnit]?: null | number }
  lines: GoalLine[]
  status: OrderStatus
} & Flight): OrderPacing => {
  const measured = status === 'cancelled' ? null : measureFlight(flight)
  const goals = sumGoals(lines).map(({ goal, unit }): GoalPacing => {
    const delivered = delivery[unit] ?? 0
    const rate = measured && computePacing({ delivered, goal, ...measured })
    return { band: bandOf({ bands, rate }), delivered, goal, rate, unit }
  })
  const rates = goals.flatMap(({ rate }) => rate ?? [])
  const rate = rates.length > 0 ? Math.min(...rates) : null
  return {
    band: bandOf({ bands, rate }),
    elapsedDays: measured?.elapsedDays ?? null,
    goals,
    rate,
    totalDays: measured?.totalDays ?? null,
  }
}
