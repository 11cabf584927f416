import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Proposal } from '../../../domain/proposals/types.js'

import { lockWritable } from '../../shared/operations/lockWritable.js'

export type Args = { crm: CRMContext; req: PayloadRequest }

/**
 * A proposal for a step its user is about to take with it, locked until the end of the transaction.
 *
 * @throws CRMError `not_found`, or `forbidden` when somebody else's lead was made this offer
 */
export const lockProposal = ({ id, crm, req }: { id: number | string } & Args): Promise<Proposal> =>
  lockWritable({
    id,
    collection: crm.slugs.proposals,
    missing: 'crm:errors:noSuchProposal',
    req,
  })
