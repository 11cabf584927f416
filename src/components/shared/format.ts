/** Currency in full; whole amounts without a fraction. */
export const formatMoney = ({
  amount,
  currency,
  language,
}: {
  amount: number
  currency: string
  language: string
}): string =>
  new Intl.NumberFormat(language, {
    currency: currency || 'USD',
    maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    style: 'currency',
  }).format(amount)

/** Currency as short as a column's head needs it: $1.2M. */
export const formatMoneyCompact = ({
  amount,
  currency,
  language,
}: {
  amount: number
  currency: string
  language: string
}): string =>
  new Intl.NumberFormat(language, {
    currency: currency || 'USD',
    maximumFractionDigits: Math.abs(amount) < 1000 ? 0 : 1,
    notation: 'compact',
    style: 'currency',
    trailingZeroDisplay: 'stripIfInteger',
    // Where a language writes thousands in full, they need no fraction.
  }).format(Math.abs(amount) < 1_000_000 ? Math.round(amount) : amount)

export const formatCount = ({ count, language }: { count: number; language: string }): string =>
  new Intl.NumberFormat(language).format(count)

const AGO: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** How long ago something was, in the largest unit that fits: "2 minutes ago"; `null` for just now. */
export const formatAgo = ({
  language,
  now,
  time,
}: {
  language: string
  now: Date
  time: Date
}): null | string => {
  const passed = Math.max(0, now.getTime() - time.getTime())
  const fitting = AGO.find(([, length]) => passed >= length)
  if (!fitting) {
    return null
  }
  const [unit, length] = fitting
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  return format.format(-Math.floor(passed / length), unit)
}

/** Names in a row as a sentence takes them: "Owner, Notes and Tags". */
export const formatNames = ({ language, names }: { language: string; names: string[] }): string =>
  new Intl.ListFormat(language).format(names)

/** Two letters for a person: first and last name, or the start of an address. */
export const initialsOf = (name: string): string => {
  const words = (name.split('@')[0] ?? '').split(/[\s._-]+/).filter(Boolean)
  const first = [...(words[0] ?? '?')]
  const last = words.length > 1 ? [...(words.at(-1) ?? '')] : []
  return `${first[0] ?? ''}${last[0] ?? first[1] ?? ''}`.toUpperCase()
}

/** A fraction as a percentage with one decimal: "42.0%". */
export const formatShare = ({ language, share }: { language: string; share: number }): string =>
  new Intl.NumberFormat(language, {
    maximumFractionDigits: 1,
    minimumFractionDigits: 1,
    style: 'percent',
  }).format(share)

/** A month (`YYYY-MM`): "Mar 26" where there is little room, else "March 2026". */
export const formatMonth = ({
  isShort = false,
  language,
  month,
}: {
  isShort?: boolean
  language: string
  month: string
}): string =>
  new Intl.DateTimeFormat(language, {
    month: isShort ? 'short' : 'long',
    timeZone: 'UTC',
    year: isShort ? '2-digit' : 'numeric',
  }).format(new Date(`${month}-01T00:00:00.000Z`))

/** A calendar day (`YYYY-MM-DD`): "Mar 9, 2026". */
export const formatDay = ({ day, language }: { day: string; language: string }): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00.000Z`),
  )

/** A length of time: "3.5 days". */
export const formatTime = ({
  amount,
  language,
  unit,
}: {
  amount: number
  language: string
  unit: 'day' | 'hour'
}): string =>
  new Intl.NumberFormat(language, {
    maximumFractionDigits: 1,
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(amount)
