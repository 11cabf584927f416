import { addDays } from '../shared/days.js'

/** Which open tasks: those whose day is over, is today, is one of the six after it; or all of them. */
export const DUE = ['overdue', 'today', 'week', 'open'] as const

export type Due = (typeof DUE)[number]

/** The calendar days (`YYYY-MM-DD`) from `from` on and before `before`, where there is such an end. */
export type DueDays = { before?: string; from?: string }

/**
 * When tasks are due that are asked for. Tasks have a day, no time: nothing is overdue before its day
 * is over.
 *
 * @param today in the reporting time zone
 */
export const dueDays = ({ due, today }: { due: Due; today: string }): DueDays => {
  const tomorrow = addDays({ day: today, days: 1 })
  const days: Record<Due, DueDays> = {
    open: {},
    overdue: { before: today },
    today: { before: tomorrow, from: today },
    week: { before: addDays({ day: today, days: 7 }), from: tomorrow },
  }
  return days[due]
}
