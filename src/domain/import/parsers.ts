import { MAX_MONEY } from '../shared/money.js'

/** What a cell says, or the sentence that tells its author what is wrong with it. */
export type Parsed<T> = { message: string; ok: false } | { ok: true; value: T }

/** Reads a cell that is not blank; the text is normalised already. */
export type Parser<T> = (text: string) => Parsed<T>

const taken = <T>(value: T): Parsed<T> => ({ ok: true, value })
const refused = (message: string): { message: string; ok: false } => ({ message, ok: false })

/** Text as it stands; what looks like a formula is text too (export is where formulas are escaped). */
export const textUpTo =
  (length: number): Parser<string> =>
  (text) =>
    text.length <= length
      ? taken(text)
      : refused(`is longer than ${length} characters. Shorten it.`)

const US_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

const pad = (value: number): string => String(value).padStart(2, '0')

/** A US date, month/day/year, as a calendar day `YYYY-MM-DD`. */
export const usDate: Parser<string> = (text) => {
  const [, month, day, year] = (US_DATE.exec(text) ?? []).map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))
  const isReal = date.getUTCMonth() + 1 === month && date.getUTCDate() === day
  return isReal && year! >= 1900 && year! <= 2199
    ? taken(`${year}-${pad(month)}-${pad(day)}`)
    : refused('is no date in the form month/day/year, such as 3/31/2017.')
}

const AMOUNT = /^\$? ?(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?$/

/** An amount of money in US notation, in whatever unit the column has: `1054`, `$1,054.50`. */
export const usAmount: Parser<number> = (text) => {
  if (/^(?:-|\()/.test(text)) {
    return refused('is negative. Amounts start at 0.')
  }
  const [, whole, fraction] = AMOUNT.exec(text) ?? []
  if (whole === undefined) {
    return refused('is no amount, such as 1054 or 1,054.50.')
  }
  const amount = Number(whole.replaceAll(',', '') + (fraction ?? ''))
  return amount <= MAX_MONEY ? taken(amount) : refused('is larger than any amount that is stored.')
}

/** A whole number from 0 up. */
export const wholeNumber: Parser<number> = (text) => {
  const value = /^(?:\d+|\d{1,3}(?:,\d{3})+)$/.test(text) ? Number(text.replaceAll(',', '')) : NaN
  return Number.isSafeInteger(value) ? taken(value) : refused('is no whole number from 0 up.')
}
