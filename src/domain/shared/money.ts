import { Decimal } from 'decimal.js'

/** The largest amount that is stored: more than any order, and exact as a JavaScript number. */
export const MAX_MONEY = 1_000_000_000_000

/** Minor units per currency that differ from the usual two decimals (ISO 4217). */
const DECIMALS: Record<string, number> = {
  BHD: 3, CLP: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KRW: 0, KWD: 3, LYD: 3, OMR: 3, PYG: 0, TND: 3,
  UGX: 0, VND: 0, XAF: 0, XOF: 0,
} // prettier-ignore

/** Rounds an amount in major units half-even to the minor unit of its currency. */
export const roundMoney = ({
  amount,
  currency,
}: {
  amount: Decimal.Value
  currency: string
}): number =>
  new Decimal(amount).toDecimalPlaces(DECIMALS[currency] ?? 2, Decimal.ROUND_HALF_EVEN).toNumber()

export type Line = { price?: null | number; quantity?: null | number }

/**
 * Quantity × price, rounded. The quantity is in units of the pricing model (thousands of impressions
 * at CPM), so that this holds for each of them. Major units of `currency`.
 */
export const lineAmount = ({ currency, price, quantity }: { currency: string } & Line): number =>
  roundMoney({ amount: new Decimal(quantity ?? 0).times(price ?? 0), currency })

/** Σ quantity × price, added exactly and rounded once. Major units of `currency`. */
export const lineTotal = ({ currency, lines }: { currency: string; lines: Line[] }): number =>
  roundMoney({
    amount: lines.reduce(
      (sum, { price, quantity }) => sum.plus(new Decimal(quantity ?? 0).times(price ?? 0)),
      new Decimal(0),
    ),
    currency,
  })
