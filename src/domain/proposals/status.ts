import type { TransitionTable } from '../shared/transitions.js'

import { dayInZone } from '../revenue/period.js'

export const PROPOSAL_STATUSES = ['draft', 'sent', 'viewed', 'accepted', 'rejected'] as const

export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number]

/** An offer may be answered without its viewing having been seen; an answer is final. */
export const PROPOSAL_TRANSITIONS: TransitionTable<ProposalStatus> = {
  accepted: [],
  draft: ['sent'],
  rejected: [],
  sent: ['viewed', 'accepted', 'rejected'],
  viewed: ['accepted', 'rejected'],
}

/** A new offer has not been sent to anybody. */
export const PROPOSAL_INITIAL = ['draft'] as const

/** Out with the client, and not answered yet. */
export const isOpenOffer = (status: ProposalStatus): boolean =>
  status === 'sent' || status === 'viewed'

/** Whether an offer's last day (a calendar day of the reporting time zone) is over. */
export const isPastDay = ({
  day,
  now,
  timeZone,
}: {
  /** As day fields are stored: ISO 8601, of which the date counts. */
  day: null | string | undefined
  now: Date
  timeZone: string
}): boolean => Boolean(day) && day!.slice(0, 10) < dayInZone({ moment: now, timeZone })

/** Nobody can accept an offer after its last day; drafts and answered offers do not expire. */
export const isProposalExpired = ({
  expiresAt,
  now,
  status,
  timeZone,
}: {
  expiresAt: null | string | undefined
  now: Date
  status: ProposalStatus
  timeZone: string
}): boolean => isOpenOffer(status) && isPastDay({ day: expiresAt, now, timeZone })
