import type { Refusal } from '../errors.js'
import type { ProposalStatus } from './status.js'

import { PROPOSAL_TRANSITIONS } from './status.js'

/** `null` when the proposal may become an order, otherwise why not and what to do. */
export const refuseConversion = ({ status }: { status: ProposalStatus }): null | Refusal => {
  if (status === 'accepted') {
    return null
  }
  return {
    code: 'illegal_transition',
    field: 'status',
    reason: PROPOSAL_TRANSITIONS[status].length > 0 ? 'notAccepted' : 'notAcceptable',
    vars: { status },
  }
}
