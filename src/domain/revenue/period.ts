import { addDays, daysBetween } from '../shared/days.js'

/** The last 7, 30 or 90 days with today, the current month with the 11 before it, or everything. */
export const PERIODS = ['7d', '30d', '90d', '12m', 'all'] as const

export type Period = (typeof PERIODS)[number]

/** Calendar days (`YYYY-MM-DD`), both included. */
export type Days = { from: string; to: string }

/** What a period means today. Without bounds (`all`), both days are `null`, and nothing comes before. */
export type ResolvedPeriod = { from: null; previous: null; to: null } | ({ previous: Days } & Days)

const LAST_DAYS = { '7d': 7, '30d': 30, '90d': 90 } as const

/** The calendar day on which a moment falls in a time zone. */
export const dayInZone = ({ moment, timeZone }: { moment: Date; timeZone: string }): string =>
  new Intl.DateTimeFormat('en-CA', {
    calendar: 'iso8601',
    day: '2-digit',
    month: '2-digit',
    numberingSystem: 'latn',
    timeZone,
    year: 'numeric',
  }).format(moment)

/** The first day of the month that lies so many months before the month of a day. */
export const startOfMonth = ({
  day,
  monthsBefore,
}: {
  day: string
  monthsBefore: number
}): string => {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 - monthsBefore, 1)).toISOString().slice(0, 10)
}

const firstDay = ({ period, today }: { period: Exclude<Period, 'all'>; today: string }): string =>
  period === '12m'
    ? startOfMonth({ day: today, monthsBefore: 11 })
    : addDays({ day: today, days: 1 - LAST_DAYS[period] })

/** The days with the span of the same length right before them. */
export const withPrevious = ({ from, to }: Days): { previous: Days } & Days => {
  const length = daysBetween({ from, to }) + 1
  return {
    from,
    previous: { from: addDays({ day: from, days: -length }), to: addDays({ day: from, days: -1 }) },
    to,
  }
}

/**
 * The days a question is about. Days that were named win over a period.
 *
 * @example resolvePeriod({ now, period: '30d', timeZone: 'Europe/Berlin' })
 */
export const resolvePeriod = ({
  from,
  now,
  period,
  timeZone,
  to,
}: {
  from?: string
  now: Date
  period: Period
  /** IANA name. */
  timeZone: string
  to?: string
}): ResolvedPeriod => {
  if (from !== undefined && to !== undefined) {
    return withPrevious({ from, to })
  }
  if (period === 'all') {
    return { from: null, previous: null, to: null }
  }
  const today = dayInZone({ moment: now, timeZone })
  return withPrevious({ from: firstDay({ period, today }), to: today })
}

/** The months (`YYYY-MM`) of a span, the first and the last included. */
export const monthsOf = ({ from, to }: Days): string[] => {
  const [year, month] = from.split('-').map(Number) as [number, number]
  const [lastYear, lastMonth] = to.split('-').map(Number) as [number, number]
  const count = (lastYear - year) * 12 + lastMonth - month + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    startOfMonth({ day: from, monthsBefore: -index }).slice(0, 7),
  )
}
