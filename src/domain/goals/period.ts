import { addDays } from '../shared/days.js'

export const GOAL_PERIODS = ['month', 'quarter'] as const

export type GoalPeriod = (typeof GOAL_PERIODS)[number]

const MONTHS: Record<GoalPeriod, number> = { month: 1, quarter: 3 }

const firstOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)

/**
 * The calendar month or quarter a day lies in: its first and last day.
 *
 * @example goalSpan({ day: '2026-11-20', period: 'quarter' }) // 2026-10-01 to 2026-12-31
 */
export const goalSpan = ({
  day,
  period,
}: {
  day: string
  period: GoalPeriod
}): { from: string; to: string } => {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const first = Math.floor((month - 1) / MONTHS[period]) * MONTHS[period]
  return {
    from: firstOfMonth(year, first),
    to: addDays({ day: firstOfMonth(year, first + MONTHS[period]), days: -1 }),
  }
}
