/** Where a fact comes from: a field of a record, or a rule of the engine that computed it. */
export type FactOrigin =
  { collection: string; field: string; id: number | string } | { rule: string }

export const FACT_KINDS = ['date', 'money', 'name', 'number', 'percent', 'text'] as const

export type FactKind = (typeof FACT_KINDS)[number]

/**
 * Something that is stored, and may therefore be said.
 *
 * The key tells what a figure measures, and so beside which words it may stand: `ctr`,
 * `projection.low.clicks`, `suggestedIncrease` … (see `measures.ts`). A key that begins with
 * `projection` is about what has not happened, and is said with caution only.
 */
export type Fact = {
  key: string
  /** Of a `date`, ISO 8601. */
  kind: FactKind
  origin: FactOrigin
  /** `percent`: a fraction (0.021). `money`: major units. */
  value: number | string
}

/** The languages whose words are known; a text in another one is not let through. */
export const CLAIM_LOCALES = ['en', 'de'] as const

export type ClaimLocale = (typeof CLAIM_LOCALES)[number]

/**
 * `everything`: what reaches a customer. Each word is a plain one, or part of a claim that resolves.
 * `figures`: what colleagues read or write. Figures, dates and addresses alone have to resolve.
 */
export type ClaimScope = 'everything' | 'figures'

/** A part of a text that says something which has to be true. */
export type Claim = {
  /** What it resolves to; `null` when nothing stored says so. */
  fact: Fact | null
  /** Where it begins in the text that was checked. */
  start: number
  text: string
}

export type CheckedSentence = { claims: Claim[]; isTrue: boolean; text: string }

export type CheckedText = { isTrue: boolean; sentences: CheckedSentence[] }

export type ClaimGround = {
  /** Of all amounts, ISO 4217. */
  currency: string
  facts: Fact[]
  locale: ClaimLocale
  /** @default 'everything' */
  scope?: ClaimScope
}
