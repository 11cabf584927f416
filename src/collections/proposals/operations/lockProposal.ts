import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Proposal } from '../../../domain/proposals/types.js'

import { isWritable } from '../../../database/isWritable.js'
import { lockDocument } from '../../../database/lockDocument.js'
import { CRMError } from '../../../utilities/crmError.js'

export type Args = { crm: CRMContext; req: PayloadRequest }

/**
 * A proposal for a step its user is about to take with it, locked until the end of the transaction.
 *
 * @throws CRMError `not_found`, or `forbidden` when somebody else's lead was made this offer
 */
export const lockProposal = async ({
  id,
  crm,
  req,
}: { id: number | string } & Args): Promise<Proposal> => {
  const collection = crm.slugs.proposals
  await lockDocument({ id, collection, req })
  const proposal = (await req.payload.findByID({
    id,
    collection,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
    user: req.user,
  })) as null | Proposal
  if (!proposal) {
    throw new CRMError({ code: 'not_found', message: req.t('crm:errors:noSuchProposal' as never) })
  }
  if (!(await isWritable({ id, collection, req }))) {
    throw new CRMError({ code: 'forbidden', message: req.t('crm:errors:role' as never) })
  }
  return proposal
}
