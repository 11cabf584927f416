import type { ProposalStatus } from './status.js'

import { isProposalExpired } from './status.js'

/** What a client finds behind the link to an offer. */
export type PublicState = 'accepted' | 'expired' | 'open' | 'rejected' | 'superseded'

/** What was agreed stays readable; what was replaced or is too old does not. */
export const publicStateOf = ({
  expiresAt,
  isSuperseded,
  now,
  status,
  timeZone,
}: {
  expiresAt: null | string | undefined
  isSuperseded: boolean
  now: Date
  status: ProposalStatus
  timeZone: string
}): PublicState => {
  if (status === 'accepted') {
    return 'accepted'
  }
  if (isSuperseded) {
    return 'superseded'
  }
  if (status === 'rejected') {
    return 'rejected'
  }
  return isProposalExpired({ expiresAt, now, status, timeZone }) ? 'expired' : 'open'
}
