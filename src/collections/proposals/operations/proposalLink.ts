import type { Proposal } from '../../../domain/proposals/types.js'
import type { Args } from './lockProposal.js'

import { inTransaction } from '../../../database/inTransaction.js'
import { refusalError } from '../../../utilities/crmError.js'
import { createLinkKey, linkTokenOf } from '../../../utilities/linkToken.js'
import { lockProposal } from './lockProposal.js'
import { readSystem } from './readSystem.js'

type ProposalArgs = { id: number | string } & Args

/** Where the public pages of proposals live, beneath the API route. */
export const PUBLIC_PATH = '/crm/public/proposals'

const noLink = ({ crm, req }: Args): Error =>
  refusalError({
    collection: crm.slugs.proposals,
    refusal: { code: 'conflict', reason: 'noLink' },
    t: req.t,
  })

/** The address of the public page, absolute where the app or the request say under which name it is. */
const urlOf = ({ key, proposal, req }: { key: string; proposal: Proposal } & Args): string => {
  const { routes, serverURL } = req.payload.config
  const token = linkTokenOf({ id: proposal.id, key, secret: req.payload.secret })
  return `${serverURL || (req.origin ?? '')}${routes.api}${PUBLIC_PATH}/${token}`
}

/**
 * The public link of a proposal, for whoever may write it: who has the link can answer the offer.
 *
 * @throws CRMError `not_found`, `forbidden`; `conflict` when it has not gone out, or was revoked
 */
export const readLink = async ({ id, crm, req }: ProposalArgs): Promise<{ url: string }> => {
  const proposal = await lockProposal({ id, crm, req })
  const { linkKey } = await readSystem({ id, crm, req })
  if (!linkKey) {
    throw noLink({ crm, req })
  }
  return { url: urlOf({ crm, key: linkKey, proposal, req }) }
}

const setKey = ({
  id,
  crm,
  key,
  req,
}: { key: null | string } & ProposalArgs): Promise<Record<string, unknown>> =>
  inTransaction({
    req,
    work: async () => {
      const { status } = await lockProposal({ id, crm, req })
      if (status === 'draft') {
        throw noLink({ crm, req })
      }
      return (await req.payload.update({
        id,
        collection: crm.slugs.proposals,
        data: { linkKey: key, linkRevokedAt: key ? null : crm.now().toISOString() } as never,
        depth: 0,
        overrideAccess: true, // keys are the system's; that the user may do this was just asked
        req,
      })) as unknown as Record<string, unknown>
    },
  })

/** Makes the link of a proposal lead nowhere, at once. Throws as {@link readLink} does. */
export const revokeLink = async (args: ProposalArgs): Promise<{ doc: unknown }> => ({
  doc: await setKey({ ...args, key: null }),
})

/** Gives a proposal that went out a new link; the one before leads nowhere from then on. */
export const renewLink = async (args: ProposalArgs): Promise<{ doc: unknown; url: string }> => {
  const key = createLinkKey()
  const doc = await setKey({ ...args, key })
  return { doc, url: urlOf({ ...args, key, proposal: doc as unknown as Proposal }) }
}
