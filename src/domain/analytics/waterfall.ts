/** The bars of a waterfall, in the order they are drawn: what came in, what changed, what went out. */
export const WATERFALL_BARS = [
  'new',
  'reopened',
  'restored',
  'transferredIn',
  'pulledIn',
  'grown',
  'shrunk',
  'slipped',
  'transferredOut',
  'removed',
  'lost',
  'won',
] as const

export type WaterfallBarKey = (typeof WATERFALL_BARS)[number]
