/** How a line is billed: per thousand impressions, per click, per acquisition, or as a whole. */
export const PRICING_MODELS = ['CPM', 'CPC', 'CPA', 'flat'] as const
