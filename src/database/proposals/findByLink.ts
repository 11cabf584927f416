import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Proposal } from '../../domain/proposals/types.js'

/** The proposal a key of a public link stands for, unless it lies in the trash. */
export const findByLink = async ({
  crm,
  key,
  req,
}: {
  crm: CRMContext
  key: string
  req: PayloadRequest
}): Promise<null | Proposal> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.proposals,
    depth: 0,
    limit: 1,
    overrideAccess: true, // whoever holds the link may read what it leads to
    pagination: false,
    req,
    showHiddenFields: true, // the key itself, to check the signature
    where: { linkKey: { equals: key } },
  })
  return (docs[0] as Proposal | undefined) ?? null
}
