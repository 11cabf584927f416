import type { Wording } from '../ai/types.js'
import type { ClaimLocale } from '../claims/types.js'

import { isDistinctName } from '../claims/text/names.js'

const QUOTES: Record<ClaimLocale, [string, string]> = { de: ['„', '“'], en: ['“', '”'] }

/** Symbols that stand for one currency alone; others are written as their code. */
const SYMBOLS = new Set(['EUR', 'GBP', 'JPY', 'USD'])

/** Line breaks and marks that could end a name before it ends have no place in a message. */
const MARKUP = /[\p{C}<>[\]{}`*_|\\#~]+/gu

const MOST_OF_A_NAME = 100

/** A name as messages have it: one line, without markup, and in quotation marks if it needs them. */
export const sayName = ({ name, locale }: { locale: ClaimLocale; name: string }): string => {
  const [open, close] = QUOTES[locale]
  return isDistinctName({ name, locale }) ? name : `${open}${name}${close}`
}

/** The name a fact holds, as it may stand in a message. */
export const plainName = (name: string): string =>
  name
    .replace(MARKUP, ' ')
    .replace(/["“”„]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST_OF_A_NAME)

const sayLift = ({ lift, locale }: { lift: number; locale: ClaimLocale }): string =>
  lift.toLocaleString(locale, { maximumFractionDigits: lift < 0.1 ? 1 : 0, style: 'percent' })

const sayMoney = ({
  amount,
  currency,
  locale,
}: {
  amount: number
  currency: string
  locale: ClaimLocale
}): string =>
  amount.toLocaleString(locale, {
    currency,
    currencyDisplay: SYMBOLS.has(currency) ? 'symbol' : 'code',
    style: 'currency',
    ...(Number.isInteger(amount) ? { minimumFractionDigits: 0 } : {}),
  })

type Say = (args: { currency: string; locale: ClaimLocale; value: number | string }) => string

const SAY: Record<string, Say> = {
  campaign: ({ locale, value }) => sayName({ name: String(value), locale }),
  ctr: ({ locale, value }) =>
    Number(value).toLocaleString(locale, { maximumFractionDigits: 2, style: 'percent' }),
  increase: ({ currency, locale, value }) => sayMoney({ amount: Number(value), currency, locale }),
  lift: ({ locale, value }) => sayLift({ lift: Number(value), locale }),
  roas: ({ locale, value }) =>
    Number(value).toLocaleString(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 }),
}

const sayCount: Say = ({ locale, value }) =>
  typeof value === 'number' ? value.toLocaleString(locale) : value

/** Templates of a language, by key (`prompt:ctr`). */
export type Templates = (key: string) => string

/** What the engine writes: the templates of the language, with the facts as it writes them; plain spaces. */
export const sayPart = ({
  currency,
  locale,
  templates,
  wordings,
}: {
  currency: string
  locale: ClaimLocale
  templates: Templates
  wordings: Wording[]
}): string =>
  wordings
    .map(({ facts, key }) =>
      templates(key).replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
        const value = facts[name]
        if (value === undefined || value === null) {
          return whole
        }
        const said = (SAY[name] ?? sayCount)({ currency, locale, value })
        return name.startsWith('measure') ? templates(`prompt:measures:${said}`) : said
      }),
    )
    .join(' ')
    .replace(/[\u00A0\u202F]/g, ' ')
