import { Decimal } from 'decimal.js'

import type { ClaimLocale } from '../types.js'
import type { Numeral } from './numerals.js'
import type { Token } from './tokens.js'

import { readNumeral } from './numerals.js'

export type Unit = 'basisPoints' | 'multiple' | 'percent' | 'plain' | { currency: string }

/** A figure of a text with its unit; `numeral` is `null` when it is not written as one. */
export type Figure = {
  /** Of its first and last token. */
  from: number
  numeral: null | Numeral
  to: number
  unit: Unit
}

const SCALES: Record<ClaimLocale, Record<string, number>> = {
  de: { milliarde: 9, milliarden: 9, million: 6, millionen: 6, mio: 6, mrd: 9, tausend: 3, tsd: 3 },
  en: { billion: 9, bn: 9, k: 3, m: 6, million: 6, mn: 6, thousand: 3 },
}

const CURRENCIES: Record<string, string> = {
  $: 'USD', dollar: 'USD', dollars: 'USD', euro: 'EUR', euros: 'EUR', francs: 'CHF', franken: 'CHF',
  pfund: 'GBP', pounds: 'GBP', us$: 'USD', yen: 'JPY', '£': 'GBP', '¥': 'JPY', '€': 'EUR',
} // prettier-ignore

const UNITS: Record<ClaimLocale, Record<string, Unit>> = {
  de: {
    '%': 'percent', basispunkte: 'basisPoints', basispunkten: 'basisPoints', bps: 'basisPoints',
    prozent: 'percent', x: 'multiple', '×': 'multiple',
  },
  en: { '%': 'percent', bps: 'basisPoints', percent: 'percent', x: 'multiple', '×': 'multiple' },
} // prettier-ignore

const CODES = new Set(Intl.supportedValuesOf('currency'))

const currencyOf = (text: string): null | string =>
  CURRENCIES[text.toLowerCase()] ?? (CODES.has(text) ? text : null)

const PARTS = /^(?<before>\D*)(?<digits>\d(?:[\d., ]*\d)?)(?<after>\D*)$/u

type Reading = { currencies: string[]; numeral: null | Numeral; scales: number[]; units: Unit[] }

const BROKEN: Reading = { currencies: [], numeral: null, scales: [], units: [] }

const readAfter = ({ after, locale }: { after: string; locale: ClaimLocale }): null | Reading => {
  const reading: Reading = { ...BROKEN, currencies: [], scales: [], units: [] }
  // One unit may stand at a figure, or a scale and a currency: "5k", "5k€", "2.1%".
  const [, scale = '', rest = ''] = /^(k|m|bn)?(.*)$/i.exec(after)!
  if (scale) {
    const zeros = SCALES[locale][scale.toLowerCase()]
    if (zeros === undefined) {
      return null
    }
    reading.scales.push(zeros)
  }
  if (rest) {
    const unit = UNITS[locale][rest.toLowerCase()]
    const currency = currencyOf(rest)
    if (unit) {
      reading.units.push(unit)
    } else if (currency) {
      reading.currencies.push(currency)
    } else {
      return null
    }
  }
  return reading
}

const readToken = ({ locale, text }: { locale: ClaimLocale; text: string }): Reading => {
  const { after = '', before = '', digits = '' } = PARTS.exec(text)?.groups ?? {}
  const numeral = readNumeral({ locale, text: digits })
  const tail = readAfter({ after, locale })
  const currency = before ? currencyOf(before) : null
  if (!numeral || !tail || (before && !currency)) {
    return BROKEN
  }
  return { ...tail, currencies: [...(currency ? [currency] : []), ...tail.currencies], numeral }
}

/** Words of a unit that belong to the figure before them, and how many tokens they take. */
const readFollowing = ({
  locale,
  next,
}: {
  locale: ClaimLocale
  next: Token[]
}): { reading: Reading; taken: number } => {
  const reading: Reading = { currencies: [], numeral: null, scales: [], units: [] }
  let taken = 0
  for (const [index, { kind, text }] of next.entries()) {
    const word = text.toLowerCase()
    const scale = kind === 'word' ? SCALES[locale][word] : undefined
    const unit = kind === 'figure' ? undefined : UNITS[locale][word]
    const currency = kind === 'figure' || kind === 'gap' ? null : currencyOf(text)
    if (reading.units.length + reading.currencies.length > 0) {
      break
    }
    if (scale !== undefined) {
      reading.scales.push(scale)
    } else if (unit) {
      reading.units.push(unit)
    } else if (currency) {
      reading.currencies.push(currency)
    } else if (text !== '.' || reading.scales.length === 0 || index !== taken) {
      break // A full stop belongs to an abbreviated scale: "1,2 Mio. Impressionen".
    }
    taken = index + 1
  }
  return { reading, taken }
}

const settle = ({ currencies, numeral, scales, units }: Reading): Omit<Figure, 'from' | 'to'> => {
  const isClear = scales.length <= 1 && units.length + currencies.length <= 1
  const factor = new Decimal(10).pow(scales[0] ?? 0)
  return {
    numeral:
      isClear && numeral
        ? { step: numeral.step.times(factor), value: numeral.value.times(factor) }
        : null,
    unit: units[0] ?? (currencies[0] ? { currency: currencies[0] } : 'plain'),
  }
}

/**
 * Whether a mark at a figure makes something else of it: "-2", "#1", "~5", ".5". A dash between two
 * figures is none.
 */
const isTouched = ({ before, start }: { before: Token[]; start: number }): boolean => {
  const [former, mark] = before.slice(-2).length === 2 ? before.slice(-2) : [undefined, before[0]]
  if (mark?.kind !== 'mark' || mark.end !== start || /^["“„‘'’($€£¥]$/.test(mark.text)) {
    return false
  }
  return !(mark.text === '–' && former?.end === mark.start && /[\d%€]$/.test(former.text))
}

/** The figures of a text with everything that belongs to them. */
export const findFigures = ({
  locale,
  tokens,
}: {
  locale: ClaimLocale
  tokens: Token[]
}): Figure[] =>
  tokens.flatMap(({ kind, start, text }, index) => {
    if (kind !== 'figure') {
      return []
    }
    const before = tokens[index - 1]
    const own = readToken({ locale, text })
    const currency =
      before && before.kind !== 'figure' && before.kind !== 'gap' ? currencyOf(before.text) : null
    const { reading, taken } = readFollowing({ locale, next: tokens.slice(index + 1, index + 5) })
    return {
      from: currency ? index - 1 : index,
      to: index + taken,
      ...settle({
        currencies: [...(currency ? [currency] : []), ...own.currencies, ...reading.currencies],
        numeral: isTouched({ before: tokens.slice(0, index), start }) ? null : own.numeral,
        scales: [...own.scales, ...reading.scales],
        units: [...own.units, ...reading.units],
      }),
    }
  })
