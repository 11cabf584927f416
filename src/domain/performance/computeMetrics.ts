import { Decimal } from 'decimal.js'

export type Delivery = {
  clicks?: null | number
  impressions?: null | number
  /** Major units. */
  revenue?: null | number
  /** Major units. */
  spend?: null | number
}

const RATE_DECIMALS = 6

const ratio = (numerator: null | number | undefined, divisor: null | number | undefined) =>
  divisor
    ? new Decimal(numerator ?? 0).div(divisor).toDecimalPlaces(RATE_DECIMALS).toNumber()
    : null

/**
 * Click-through rate (clicks ÷ impressions) and return on ad spend (revenue ÷ spend) as fractions,
 * `null` where the divisor is 0 (IAB: CTR = clicks / impressions; ROAS = revenue / ad spend).
 */
export const computeMetrics = ({
  clicks,
  impressions,
  revenue,
  spend,
}: Delivery): { ctr: null | number; roas: null | number } => ({
  ctr: ratio(clicks, impressions),
  roas: ratio(revenue, spend),
})
