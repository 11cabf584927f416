/** What an order's goals count; each is a figure of its delivery. */
export const GOAL_UNITS = ['impressions', 'clicks', 'conversions'] as const

export type GoalUnit = (typeof GOAL_UNITS)[number]

const BY_PRICING: Record<string, GoalUnit> = { CPA: 'conversions', CPC: 'clicks' }

/** What a line of a product counts: what the product is paid for, impressions where that says nothing. */
export const goalUnitOf = (pricingModel: unknown): GoalUnit =>
  BY_PRICING[String(pricingModel)] ?? 'impressions'

export type GoalLine = { goalUnit?: GoalUnit | null; goalUnits?: null | number }

/** Goals of an order by what they count; a unit nobody set a goal for is left out. */
export const sumGoals = (lines: GoalLine[]): { goal: number; unit: GoalUnit }[] =>
  GOAL_UNITS.map((unit) => ({
    goal: lines
      .filter(({ goalUnit }) => (goalUnit ?? 'impressions') === unit)
      .reduce((sum, { goalUnits }) => sum + (goalUnits ?? 0), 0),
    unit,
  })).filter(({ goal }) => goal > 0)
