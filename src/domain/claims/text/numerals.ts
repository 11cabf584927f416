import { Decimal } from 'decimal.js'

import type { ClaimLocale } from '../types.js'

/** A number as it is written: what it says, and how precisely. */
export type Numeral = {
  /** The step of its last digit: 0.1 for "2.1", 1 for "1,200". */
  step: Decimal
  value: Decimal
}

const FORMATS: Record<ClaimLocale, { decimal: string; pattern: RegExp }> = {
  de: { decimal: ',', pattern: /^(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d+)?$/ },
  en: { decimal: '.', pattern: /^(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?$/ },
}

const MOST_DIGITS = 18

/** Reads a number in the notation of the language alone: "1.234" is not the same in each. */
export const readNumeral = ({
  locale,
  text,
}: {
  locale: ClaimLocale
  text: string
}): null | Numeral => {
  const { decimal, pattern } = FORMATS[locale]
  const [whole = '', fraction = ''] = text.split(decimal)
  const digits = whole.replace(/\D/g, '')
  const isPadded = digits.length > 1 && digits.startsWith('0')
  if (!pattern.test(text) || isPadded || digits.length + fraction.length > MOST_DIGITS) {
    return null
  }
  return {
    step: new Decimal(10).pow(-fraction.length),
    value: new Decimal(fraction ? `${digits}.${fraction}` : digits),
  }
}

/** How far a rounded figure may lie from what it rounds: "1 million" does not stand for 1.4 million. */
const MOST_DEVIATION = 0.05

/**
 * Whether a figure is the stored value, rounded to the digits that are shown. A tie may be rounded
 * either way.
 */
export const isRoundingOf = ({
  exact,
  step,
  value,
}: { exact: Decimal.Value } & Numeral): boolean => {
  const deviation = value.minus(exact).abs()
  return (
    deviation.isZero() ||
    (deviation.lte(step.div(2)) && deviation.lte(new Decimal(exact).abs().times(MOST_DEVIATION)))
  )
}
