import type { Proposal } from '../../../domain/proposals/types.js'
import type { Args } from './lockProposal.js'

/** A proposal with what only the system sees of it. Its reader has to have been asked for first. */
export const readSystem = async ({
  id,
  crm,
  req,
}: { id: number | string } & Args): Promise<Proposal> =>
  (await req.payload.findByID({
    id,
    collection: crm.slugs.proposals,
    depth: 0,
    overrideAccess: true,
    req,
    showHiddenFields: true,
  })) as unknown as Proposal
