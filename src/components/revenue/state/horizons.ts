import { startOfMonth } from '../../../domain/revenue/period.js'
import { addDays } from '../../../domain/shared/days.js'

/** The last days of the month and of the quarter that a day lies in. */
export const horizonsOf = (today: string): { month: string; quarter: string } => {
  const monthsLeft = 2 - ((Number(today.slice(5, 7)) - 1) % 3)
  const endOf = (months: number): string =>
    addDays({ day: startOfMonth({ day: today, monthsBefore: -1 - months }), days: -1 })
  return { month: endOf(0), quarter: endOf(monthsLeft) }
}
