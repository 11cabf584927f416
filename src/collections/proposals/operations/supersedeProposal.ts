import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Proposal } from '../../../domain/proposals/types.js'

import { lockDocument } from '../../../database/lockDocument.js'
import { refusalError } from '../../../utilities/crmError.js'

/**
 * Notes on a proposal which revision has replaced it. Its client may just be answering: whoever
 * comes first wins.
 *
 * @throws CRMError `conflict` when it was accepted in the meantime
 */
export const supersedeProposal = async ({
  id,
  by,
  crm,
  req,
}: {
  by: number | string
  crm: CRMContext
  id: number | string
  req: PayloadRequest
}): Promise<void> => {
  const collection = crm.slugs.proposals
  await lockDocument({ id, collection, req })
  const former = (await req.payload.findByID({
    id,
    collection,
    depth: 0,
    disableErrors: true,
    overrideAccess: true, // what went out earlier counts whoever may see it
    req,
    trash: true,
  })) as null | Proposal
  if (former?.status === 'accepted') {
    throw refusalError({
      collection,
      refusal: { code: 'conflict', field: 'status', reason: 'formerAccepted' },
      t: req.t,
    })
  }
  if (former) {
    await req.payload.update({
      id,
      collection,
      data: { supersededBy: by } as never,
      depth: 0,
      overrideAccess: true, // follows from sending the revision, which the user may
      req,
      trash: true,
    })
  }
}
