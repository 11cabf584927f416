import type { Features } from './types.js'

/** How many leads of somebody ended, and how many of them were won. */
export type Record_ = { ended: number; won: number }

/**
 * What is known of a lead at a moment, while it is open. Nothing that is filled in when a lead is
 * closed is among it.
 */
export type LeadFacts = {
  /** Calls, mails, meetings and notes so far. */
  activities: number
  /** Since the lead was created. */
  ageDays: number
  /** Leads of the company that ended before. */
  company: Record_
  companySize: null | number
  /** Of name, e-mail address and phone number, how many are given. */
  contacts: number
  industry: null | string
  /** Since the last of the activities. */
  lastActivityDays: null | number
  /** Leads of whoever is responsible that ended before. */
  owner: Record_
  /** Key of the pipeline. */
  pipeline: string
  product: null | string
  source: null | string
  stage: null | string
  /** Since the lead entered its stage. */
  stageDays: null | number
  /** Estimate, in major units; 0 counts as none given. */
  value: number
}

/** A record counts as if so many leads more had ended as leads do on average. */
const RECORD_STRENGTH = 10

/** Shrunk towards the rate of all, so that one lucky lead is no record. `null` for none. */
const shareWon = ({ rate, record: { ended, won } }: { rate: number; record: Record_ }) =>
  ended > 0 ? (won + RECORD_STRENGTH * rate) / (ended + RECORD_STRENGTH) : null

const CONTACTS = ['none', 'one', 'two', 'all']

/** Facts as what is learned from. The keys are labelled at `crm:prediction:features`. */
export const leadFeatures = ({
  facts: {
    activities,
    ageDays,
    company,
    companySize,
    contacts,
    industry,
    lastActivityDays,
    owner,
    pipeline,
    product,
    source,
    stage,
    stageDays,
    value,
  },
  rate,
}: {
  facts: LeadFacts
  /** Part of all leads that were won. */
  rate: number
}): Features => ({
  activities,
  ageDays,
  companyRecord: shareWon({ rate, record: company }),
  companySize,
  contacts: CONTACTS[contacts] ?? null,
  industry,
  lastActivityDays,
  ownerRecord: shareWon({ rate, record: owner }),
  pipeline,
  product,
  source,
  stage,
  stageDays,
  value: value > 0 ? value : null,
})

export const LEAD_FEATURES = [
  'activities',
  'ageDays',
  'companyRecord',
  'companySize',
  'contacts',
  'industry',
  'lastActivityDays',
  'ownerRecord',
  'pipeline',
  'product',
  'source',
  'stage',
  'stageDays',
  'value',
] as const
