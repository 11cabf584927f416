import type { ProposalStatus } from '../../../domain/proposals/status.js'

import { isOpenOffer } from '../../../domain/proposals/status.js'

export type ProposalAction =
  | 'copyLink'
  | 'markAccepted'
  | 'markRejected'
  | 'newLink'
  | 'openOrder'
  | 'order'
  | 'revise'
  | 'revokeLink'
  | 'send'

/** What may be done with a proposal as it stands, the most likely first. */
export const actionsOf = ({
  hasOrder,
  isExpired,
  isRevoked,
  isSuperseded,
  status,
}: {
  hasOrder: boolean
  isExpired: boolean
  isRevoked: boolean
  isSuperseded: boolean
  status: ProposalStatus
}): ProposalAction[] => {
  if (status === 'draft') {
    return ['send']
  }
  const link: ProposalAction[] = isRevoked ? ['newLink'] : ['copyLink', 'newLink', 'revokeLink']
  if (status === 'accepted') {
    return [hasOrder ? 'openOrder' : 'order', ...link]
  }
  if (isSuperseded) {
    return []
  }
  if (!isOpenOffer(status)) {
    return ['revise']
  }
  return isExpired
    ? ['revise', 'markRejected']
    : [...link, 'revise', 'markAccepted', 'markRejected']
}
