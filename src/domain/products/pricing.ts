import { Decimal } from 'decimal.js'

import type { GoalUnit } from '../orders/goalUnits.js'

import { goalUnitOf } from '../orders/goalUnits.js'

/** How a line is billed: per thousand impressions, per click, per acquisition, or as a whole. */
export const PRICING_MODELS = ['CPM', 'CPC', 'CPA', 'flat'] as const

export type PricingModel = (typeof PRICING_MODELS)[number]

/** How many impressions, clicks or conversions are one unit that is priced; `flat` promises none. */
const DELIVERED_PER_UNIT: Record<PricingModel, null | number> = {
  CPA: 1,
  CPC: 1,
  CPM: 1000,
  flat: null,
}

/**
 * What a line promises to deliver. Its quantity is in units of its pricing model, so that quantity ×
 * price is its amount for each of them: 250 at CPM are 250,000 impressions.
 */
export const goalOfLine = ({
  pricingModel,
  quantity,
}: {
  pricingModel: null | PricingModel | undefined
  quantity: number
}): { goalUnit: GoalUnit; goalUnits: number } | null => {
  const perUnit = pricingModel ? DELIVERED_PER_UNIT[pricingModel] : null
  return perUnit === null
    ? null
    : {
        goalUnit: goalUnitOf(pricingModel),
        goalUnits: new Decimal(quantity).times(perUnit).round().toNumber(),
      }
}
