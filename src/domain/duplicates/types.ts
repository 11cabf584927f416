/** What may stand twice in the CRM. */
export const DUPLICATE_KINDS = ['contacts', 'companies'] as const

export type DuplicateKind = (typeof DUPLICATE_KINDS)[number]

/** What became of a pair that looks like one: nobody has looked yet, two after all, or one by now. */
export const DUPLICATE_STATUSES = ['open', 'dismissed', 'merged'] as const

export type DuplicateStatus = (typeof DUPLICATE_STATUSES)[number]

/** What a record is recognised by, as it is compared; `null` where it has none. */
export type Identity = {
  /** Id of the company that a person works for. */
  company: null | string
  /** A company's domain, or that of a person's address unless anybody can have an address there. */
  domain: null | string
  email: null | string
  /** The account of the host's site. */
  login: null | string
  /** The address without what people add to tell their own mail apart: `ann+news@…`. */
  mailbox: null | string
  name: null | string
  /** The name without case, accents and punctuation; a company's without its legal form. */
  nameKey: null | string
  /** Digits alone. */
  phone: null | string
}

export type DuplicateReasonKey =
  | 'differentLogins'
  | 'sameCompany'
  | 'sameDomain'
  | 'sameEmail'
  | 'sameMailbox'
  | 'sameName'
  | 'samePhone'
  | 'similarName'
  | 'similarPhone'

/** One thing that speaks for (or against) two records being one; a score is the sum of their points. */
export type DuplicateReason = {
  /** What is the same, or what the two are called where that differs. */
  facts: string[]
  key: DuplicateReasonKey
  points: number
}

export type DuplicateScore = { reasons: DuplicateReason[]; score: number }
