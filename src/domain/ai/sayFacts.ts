type Fact = null | number | string

/** Making a format takes far longer than formatting: each is made once. */
const formats = new Map<string, Intl.NumberFormat>()

const formatNumber = ({
  language,
  number,
  options,
}: {
  language: string
  number: number
  options: Intl.NumberFormatOptions
}): string => {
  const key = JSON.stringify([language, options])
  const format = formats.get(key) ?? new Intl.NumberFormat(language, options)
  formats.set(key, format)
  return format.format(number)
}

/** A click-through rate below 1 % still says something in its second place. */
const sayShare = ({ fact, language }: { fact: number; language: string }): string =>
  formatNumber({
    language,
    number: fact,
    options: { maximumFractionDigits: Math.abs(fact) < 0.01 ? 2 : 1, style: 'percent' },
  })

const sayMoney = ({
  amount,
  currency,
  language,
}: {
  amount: number
  currency: string
  language: string
}) => {
  const digits = Number.isInteger(amount) ? 0 : 2
  return formatNumber({
    language,
    number: amount,
    options: {
      currency,
      maximumFractionDigits: digits,
      minimumFractionDigits: digits,
      style: 'currency',
    },
  })
}

const sayDay = ({ day, language }: { day: string; language: string }): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00.000Z`),
  )

const sayFact = ({
  name,
  currency,
  fact,
  language,
}: {
  currency: string
  fact: Fact
  language: string
  name: string
}): number | string => {
  if (fact === null) {
    return '–'
  }
  if (typeof fact === 'string') {
    return name.endsWith('Day') ? sayDay({ day: fact, language }) : fact
  }
  if (name === 'count') {
    return fact
  }
  if (name.endsWith('Money')) {
    return sayMoney({ amount: fact, currency, language })
  }
  return name.endsWith('Share')
    ? sayShare({ fact, language })
    : formatNumber({ language, number: fact, options: { maximumFractionDigits: 1 } })
}

/**
 * The facts of a wording or a factor as a language writes them, by the ends of their names: `…Money` is
 * an amount in major units, `…Share` a fraction, `…Day` a calendar day. `count` stays the number by which
 * a text chooses its plural.
 *
 * @example sayFacts({ currency: 'USD', facts: { valueMoney: 1200 }, language: 'en' }) // { valueMoney: '$1,200' }
 */
export const sayFacts = ({
  currency,
  facts,
  language,
}: {
  /** ISO 4217. */
  currency: string
  facts: Record<string, Fact>
  language: string
}): Record<string, number | string> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      sayFact({ name, currency, fact, language }),
    ]),
  )
