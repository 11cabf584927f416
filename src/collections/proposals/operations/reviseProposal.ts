import type { Proposal } from '../../../domain/proposals/types.js'
import type { Args } from './lockProposal.js'

import { inTransaction } from '../../../database/inTransaction.js'
import { readTimeZone } from '../../../database/settings/readTimeZone.js'
import { refuseRevision } from '../../../domain/proposals/refuseRevision.js'
import { isPastDay } from '../../../domain/proposals/status.js'
import { refusalError } from '../../../utilities/crmError.js'
import { relationID } from '../../../utilities/relationID.js'
import { lockProposal } from './lockProposal.js'

const findRevision = async ({
  crm,
  proposal,
  req,
}: { proposal: Proposal } & Args): Promise<null | Proposal> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.proposals,
    depth: 0,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    user: req.user,
    where: { revisionOf: { equals: proposal.id } },
  })
  return (docs[0] as Proposal | undefined) ?? null
}

/**
 * Makes a draft of a proposal that went out, as its next revision: whoever asks again, or at the
 * same time, gets the draft that is there. The proposal stays an offer until the revision is sent. A
 * last day that is over is not taken along.
 *
 * @throws CRMError `not_found`, `forbidden`; `illegal_transition` for a draft, for what was
 * accepted, and for what a newer revision has replaced
 * @example const { doc } = await reviseProposal({ id, crm: getCRM(payload), req })
 */
export const reviseProposal = ({
  id,
  crm,
  req,
}: { id: number | string } & Args): Promise<{ doc: Proposal; isNew: boolean }> =>
  inTransaction({
    req,
    work: async () => {
      const proposal = await lockProposal({ id, crm, req })
      const isSuperseded = relationID(proposal.supersededBy) !== null
      const refusal = refuseRevision({ isSuperseded, status: proposal.status })
      if (refusal) {
        throw refusalError({ collection: crm.slugs.proposals, refusal, t: req.t })
      }
      const existing = await findRevision({ crm, proposal, req })
      if (existing) {
        return { doc: existing, isNew: false }
      }
      const { name, endDate, expiresAt, lead, lines, revision, startDate } = proposal
      const timeZone = await readTimeZone({ crm, req })
      const isOver = isPastDay({ day: expiresAt, now: crm.now(), timeZone })
      const doc: unknown = await req.payload.create({
        collection: crm.slugs.proposals,
        data: {
          name,
          createdBy: req.user?.collection === crm.usersSlug ? req.user.id : null,
          endDate,
          expiresAt: isOver ? null : expiresAt,
          lead,
          lines: (lines ?? []).map(({ label, price, pricingModel, product, quantity }) => ({
            label,
            price,
            pricingModel,
            product,
            quantity,
          })),
          revision: (revision ?? 1) + 1,
          revisionOf: id,
          startDate,
        } as never,
        depth: 0,
        overrideAccess: true, // which revision it is of is the system's; the user may write the lead
        req,
      })
      return { doc: doc as Proposal, isNew: true }
    },
  })
