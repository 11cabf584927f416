import type { ClaimLocale } from '../types.js'

const MONTHS: Record<ClaimLocale, string[]> = {
  de: [
    'Januar|Jänner|Jan', 'Februar|Feber|Feb', 'März|Mrz|Mär', 'April|Apr', 'Mai', 'Juni|Jun',
    'Juli|Jul', 'August|Aug', 'September|Sept|Sep', 'Oktober|Okt', 'November|Nov', 'Dezember|Dez',
  ],
  en: [
    'January|Jan', 'February|Feb', 'March|Mar', 'April|Apr', 'May', 'June|Jun', 'July|Jul',
    'August|Aug', 'September|Sept|Sep', 'October|Oct', 'November|Nov', 'December|Dec',
  ],
} // prettier-ignore

const pad = (part: string): string => part.padStart(2, '0')

const monthOf = ({ name, locale }: { locale: ClaimLocale; name: string }): string => {
  const index = MONTHS[locale].findIndex((names) => names.split('|').includes(name))
  return pad(String(index + 1))
}

const names = (locale: ClaimLocale): string => MONTHS[locale].join('|')

type Form = { pattern: RegExp; toDay: (parts: string[]) => string }

const ISO: Form = {
  pattern: /(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])/g,
  toDay: ([, year, month, day]) => `${year}-${month}-${day}`,
}

/** Whole days only: "in March" and "3/4/2026" can mean more than one. */
const FORMS: Record<ClaimLocale, Form[]> = {
  de: [
    ISO,
    {
      pattern: /(?<![\w.])(\d\d?)\. ?(\d\d?)\. ?(\d{4})\b/g,
      toDay: ([, day, month, year]) => `${year}-${pad(month!)}-${pad(day!)}`,
    },
    {
      pattern: new RegExp(String.raw`(?<![\w.])(\d\d?)\. ?(${names('de')})\.? (\d{4})(?!\w)`, 'g'),
      toDay: ([, day, name, year]) =>
        `${year}-${monthOf({ name: name!, locale: 'de' })}-${pad(day!)}`,
    },
  ],
  en: [
    ISO,
    {
      pattern: new RegExp(String.raw`(?<![\w.])(${names('en')})\.? (\d\d?), ?(\d{4})(?!\w)`, 'g'),
      toDay: ([, name, day, year]) =>
        `${year}-${monthOf({ name: name!, locale: 'en' })}-${pad(day!)}`,
    },
    {
      pattern: new RegExp(String.raw`(?<![\w.])(\d\d?) (${names('en')})\.? (\d{4})(?!\w)`, 'g'),
      toDay: ([, day, name, year]) =>
        `${year}-${monthOf({ name: name!, locale: 'en' })}-${pad(day!)}`,
    },
  ],
}

export type FoundDate = { day: string; end: number; start: number }

/** The days a text names in full, as `YYYY-MM-DD`. */
export const findDates = ({ locale, text }: { locale: ClaimLocale; text: string }): FoundDate[] =>
  FORMS[locale].flatMap(({ pattern, toDay }) =>
    [...text.matchAll(pattern)].map((match) => ({
      day: toDay([...match]),
      end: match.index + match[0].length,
      start: match.index,
    })),
  )
