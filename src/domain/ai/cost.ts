import { Decimal } from 'decimal.js'

import type { AIPrice } from './provider.js'

const PER_MILLION = 1_000_000

/** Prices are per million tokens: a call may cost a thousandth of a cent. */
const PLACES = 8

/** What tokens cost, in the price's currency; `null` when no price is known: it is never guessed. */
export const costOf = ({
  inputTokens,
  outputTokens,
  price,
}: {
  inputTokens: number
  outputTokens: number
  price: AIPrice | null
}): null | number =>
  price &&
  new Decimal(price.input)
    .times(inputTokens)
    .plus(new Decimal(price.output).times(outputTokens))
    .div(PER_MILLION)
    .toDecimalPlaces(PLACES)
    .toNumber()
