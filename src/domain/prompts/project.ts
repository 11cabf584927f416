import type { Campaign, Projection, Projections } from './types.js'

import { PROJECTION_CASES } from './types.js'

/** How much of what came of each amount spent so far comes of the next. */
export const PROJECTION_FACTORS = { high: 1, low: 0.6, mid: 0.8 } as const

const DIGITS = 2

/** Two digits say as much as a projection knows. */
export const roundRoughly = (value: number): number =>
  Math.round(value) < 10 ** DIGITS ? Math.round(value) : Number(value.toPrecision(DIGITS))

/** @returns `null` where nothing was spent, and there is nothing to go by */
export const project = ({
  campaign,
  increase,
}: {
  campaign: Campaign
  /** Major units. */
  increase: number
}): null | Projections => {
  if (campaign.spend <= 0) {
    return null
  }
  const ratio = increase / campaign.spend
  const caseOf = (factor: number): Projection => ({
    clicks: roundRoughly(campaign.clicks * ratio * factor),
    conversions: roundRoughly(campaign.conversions * ratio * factor),
    impressions: roundRoughly(campaign.impressions * ratio * factor),
  })
  const [low, mid, high] = PROJECTION_CASES.map((name) => caseOf(PROJECTION_FACTORS[name]))
  return { factors: PROJECTION_FACTORS, high: high!, low: low!, mid: mid! }
}
