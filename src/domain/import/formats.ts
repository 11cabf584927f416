/** Which part of a date comes first; a year in front speaks for itself. */
export const DATE_ORDERS = ['dmy', 'mdy'] as const

export type DateOrder = (typeof DATE_ORDERS)[number]

/** The mark before the fraction. */
export const DECIMAL_MARKS = ['.', ','] as const

export type DecimalMark = (typeof DECIMAL_MARKS)[number]

/** How something is written, and whether the cells said so or it was assumed for want of evidence. */
export type Detected<T> = { basis: 'assumed' | 'given' | 'values'; value: T }

/** How the cells of a file are written. */
export type Formats = { date: Detected<DateOrder>; decimal: Detected<DecimalMark> }

const PARTED_DATE = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/

const CURRENCY = /^(?:[A-Z]{3}\s|\p{Sc}\s?)|(?:\s[A-Z]{3}|\s?\p{Sc})$/gu

/** A number without the currency around it. */
export const withoutCurrency = (text: string): string => text.replace(CURRENCY, '').trim()

const SPACES = /[\s'’]/g

type NumberEvidence = 'ambiguous' | 'none' | DecimalMark

const other = (mark: string): DecimalMark => (mark === '.' ? ',' : '.')

/**
 * What a number says about the decimal mark. Of two kinds of marks the last one is it; one kind that
 * comes twice groups thousands; one that comes once is the decimal mark, unless exactly three digits
 * follow one to three others ("1.234"), which a count can only mean as thousands.
 */
const evidenceOf = ({ isCount, text }: { isCount: boolean; text: string }): NumberEvidence => {
  const plain = withoutCurrency(text).replace(SPACES, '')
  const marks = plain.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (last === undefined) {
    return 'none'
  }
  if (new Set(marks).size === 2) {
    return last as DecimalMark
  }
  if (marks.length > 1) {
    return other(last)
  }
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(plain)) {
    return last as DecimalMark
  }
  return isCount ? other(last) : 'ambiguous'
}

/** Collects what the cells of a file say about how they are written. */
export const createSurvey = () => {
  const dates = { dmy: 0, mdy: 0 }
  const numbers = { ',': 0, '.': 0, ambiguous: 0, none: 0 }
  const separators = new Set<string>()
  return {
    addDate: (text: string): void => {
      const [, first, separator, second] = PARTED_DATE.exec(text) ?? []
      if (separator) {
        separators.add(separator)
        dates.dmy += Number(first) > 12 ? 1 : 0
        dates.mdy += Number(second) > 12 ? 1 : 0
      }
    },
    addNumber: (args: { isCount: boolean; text: string }): void => {
      numbers[evidenceOf(args)] += 1
    },
    /** How most cells are written; the few that are not become errors of their rows. */
    formats: ({
      delimiter,
      given = {},
    }: {
      /** Between cells: where it is a semicolon, the comma is likely to be taken. */
      delimiter: string
      given?: { date?: DateOrder; decimal?: DecimalMark }
    }): Formats => ({
      date: given.date
        ? { basis: 'given', value: given.date }
        : dates.dmy + dates.mdy > 0
          ? { basis: 'values', value: dates.mdy > dates.dmy ? 'mdy' : 'dmy' }
          : { basis: 'assumed', value: separators.has('/') ? 'mdy' : 'dmy' },
      decimal: given.decimal
        ? { basis: 'given', value: given.decimal }
        : numbers['.'] + numbers[','] > 0
          ? { basis: 'values', value: numbers[','] > numbers['.'] ? ',' : '.' }
          : { basis: 'assumed', value: delimiter === ';' && numbers.ambiguous > 0 ? ',' : '.' },
    }),
  }
}

const pad = (value: number): string => String(value).padStart(2, '0')

const realDay = (year: number, month: number, day: number): null | string => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() + 1 === month && date.getUTCDate() === day
  return isReal && year >= 1900 && year <= 2199 ? `${year}-${pad(month)}-${pad(day)}` : null
}

const YEAR_FIRST = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/

/** A calendar day `YYYY-MM-DD`; `null` for what is none. Years of two digits are of this century. */
export const parseDay = ({ order, text }: { order: DateOrder; text: string }): null | string => {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? []
  if (year) {
    return realDay(Number(year), Number(month), Number(day))
  }
  const [, first, , second, third] = PARTED_DATE.exec(text) ?? []
  if (!third) {
    return null
  }
  const full = Number(third) + (third.length === 2 ? 2000 : 0)
  return order === 'dmy'
    ? realDay(full, Number(second), Number(first))
    : realDay(full, Number(first), Number(second))
}

/** How exports write that there is nothing. */
const NOTHING = /^(?:-*|–|—|n\/?a|null)$/i

const NUMBERS: Record<DecimalMark, RegExp> = {
  ',': /^(?:\d+|\d{1,3}(?:\.\d{3})+)?(?:,\d+)?$/,
  '.': /^(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?$/,
}

/**
 * A number from 0 up as decimal text, `0` for a cell that says nothing; `null` for what is no such
 * number.
 */
export const parseDecimal = ({
  decimal,
  text,
}: {
  decimal: DecimalMark
  text: string
}): null | string => {
  if (NOTHING.test(text)) {
    return '0'
  }
  const plain = withoutCurrency(text)
  // White space and apostrophes group thousands in some countries, and nothing else.
  const joined = /^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/.test(plain)
    ? plain.replace(SPACES, '')
    : plain
  if (!/\d/.test(joined) || !NUMBERS[decimal].test(joined)) {
    return null
  }
  const [whole = '', fraction = ''] = joined.split(decimal)
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '')
  return `${digits || '0'}${fraction ? `.${fraction}` : ''}`
}
