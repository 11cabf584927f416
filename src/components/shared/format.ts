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
