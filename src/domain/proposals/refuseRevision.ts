import type { Refusal } from '../errors.js'
import type { ProposalStatus } from './status.js'

/**
 * `null` when a new revision may follow, otherwise why not: a draft is simply edited, what was
 * accepted is agreed, and what was replaced goes on in its newest revision.
 */
export const refuseRevision = ({
  isSuperseded,
  status,
}: {
  isSuperseded: boolean
  status: ProposalStatus
}): null | Refusal => {
  if (status === 'draft') {
    return { code: 'illegal_transition', field: 'status', reason: 'draftIsEdited' }
  }
  if (status === 'accepted') {
    return { code: 'illegal_transition', field: 'status', reason: 'acceptedIsFinal' }
  }
  return isSuperseded ? { code: 'illegal_transition', field: 'status', reason: 'superseded' } : null
}
