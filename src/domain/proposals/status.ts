import type { TransitionTable } from '../shared/transitions.js'

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

/** Nobody can accept an offer after its last day; drafts and answered offers do not expire. */
export const isProposalExpired = ({
  expiresAt,
  now,
  status,
}: {
  expiresAt: null | string | undefined
  now: Date
  status: ProposalStatus
}): boolean =>
  (status === 'sent' || status === 'viewed') &&
  Boolean(expiresAt) &&
  new Date(expiresAt as string).getTime() < now.getTime()

/** A new offer has not been sent to anybody. */
export const PROPOSAL_INITIAL = ['draft'] as const
