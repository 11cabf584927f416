import type { Args } from './lockProposal.js'

import { inTransaction } from '../../../database/inTransaction.js'
import { PROPOSAL_TRANSITIONS } from '../../../domain/proposals/status.js'
import { refuseTransition } from '../../../domain/shared/transitions.js'
import { refusalError } from '../../../utilities/crmError.js'
import { lockProposal } from './lockProposal.js'
import { readLink } from './proposalLink.js'

/**
 * Sends a draft: from now on it stays as it is, and whoever has its link can read and answer it.
 * The revision before it, if there is one, is replaced. In one transaction.
 *
 * @throws CRMError `not_found`, `forbidden`; `illegal_transition` when it is no draft; `conflict`
 * when the revision before it was accepted
 * @throws ValidationError when a line falls below the rate card's minimum, or there is none
 * @example const { url } = await sendProposal({ id, crm: getCRM(payload), req })
 */
export const sendProposal = ({
  id,
  crm,
  req,
  values = {},
}: {
  id: number | string
  /** `version`: what the sender saw; refused with 409 when somebody else has written since. */
  values?: { expiresAt?: null | string; version?: string }
} & Args): Promise<{ doc: Record<string, unknown>; url: string }> =>
  inTransaction({
    req,
    work: async () => {
      const { status } = await lockProposal({ id, crm, req })
      const refusal =
        status === 'sent'
          ? { code: 'illegal_transition' as const, field: 'status', reason: 'sentIsKept' as const }
          : refuseTransition({
              from: status,
              noun: 'proposal',
              table: PROPOSAL_TRANSITIONS,
              to: 'sent',
            })
      if (refusal) {
        throw refusalError({ collection: crm.slugs.proposals, refusal, t: req.t })
      }
      const doc = (await req.payload.update({
        id,
        collection: crm.slugs.proposals,
        data: { ...values, status: 'sent' } as never,
        depth: 0,
        overrideAccess: false,
        req,
        user: req.user,
      })) as unknown as Record<string, unknown>
      const { url } = await readLink({ id, crm, req })
      return { doc, url }
    },
  })
