/** One entry of a list that the CRM offers: `key` is what records keep, `label` what people read. */
export type Reason = { key: string; label: string }

/** What is the same for the whole CRM, and may change while it runs. */
export type Settings = {
  lostReasons: Reason[]
  proposalTerms: null | string
  sellerAddress: null | string
  sellerLogoURL: null | string
  sellerName: null | string
  /** Of the calendar days of reports; an IANA name. */
  timeZone: string
  wonReasons: Reason[]
}

export const DEFAULT_TIME_ZONE = 'UTC'

export const DEFAULT_LOST_REASONS: Reason[] = [
  { key: 'price', label: 'Price' },
  { key: 'budget', label: 'Budget' },
  { key: 'timing', label: 'Timing' },
  { key: 'competitor', label: 'Competitor' },
  { key: 'no_response', label: 'No response' },
  { key: 'other', label: 'Other' },
]

export const DEFAULT_WON_REASONS: Reason[] = [
  { key: 'price', label: 'Price' },
  { key: 'audience', label: 'Audience' },
  { key: 'results', label: 'Earlier results' },
  { key: 'relationship', label: 'Relationship' },
  { key: 'other', label: 'Other' },
]

export const MAX_REASONS = 50

/** The first key that stands there twice, `null` when each is its own. */
export const findDoubleKey = (reasons: Reason[]): null | string => {
  const keys = reasons.map(({ key }) => key)
  return keys.find((key, index) => keys.indexOf(key) !== index) ?? null
}

const plain = (reasons: null | Reason[] | undefined, fallback: Reason[]): Reason[] =>
  reasons?.map(({ key, label }) => ({ key, label })) ?? fallback

/** Settings as they are used, from what is stored: nothing has to have been saved. */
export const settingsOf = (stored: Partial<Settings>): Settings => ({
  lostReasons: plain(stored.lostReasons, DEFAULT_LOST_REASONS),
  proposalTerms: stored.proposalTerms || null,
  sellerAddress: stored.sellerAddress || null,
  sellerLogoURL: stored.sellerLogoURL || null,
  sellerName: stored.sellerName || null,
  timeZone: stored.timeZone || DEFAULT_TIME_ZONE,
  wonReasons: plain(stored.wonReasons, DEFAULT_WON_REASONS),
})
