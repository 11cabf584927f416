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

/** Two letters for a person: first and last name, or the start of an address. */
export const initialsOf = (name: string): string => {
  const words = (name.split('@')[0] ?? '').split(/[\s._-]+/).filter(Boolean)
  const first = [...(words[0] ?? '?')]
  const last = words.length > 1 ? [...(words.at(-1) ?? '')] : []
  return `${first[0] ?? ''}${last[0] ?? first[1] ?? ''}`.toUpperCase()
}
