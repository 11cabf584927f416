import type { Lead } from '../../../domain/leads/types.js'
import type { Proposal, ProposalLine } from '../../../domain/proposals/types.js'
import type { Args } from './lockProposal.js'

import { inTransaction } from '../../../database/inTransaction.js'
import { lockDocument } from '../../../database/lockDocument.js'
import { readPipeline } from '../../../database/pipelines/readPipeline.js'
import { goalOfLine } from '../../../domain/products/pricing.js'
import { refuseConversion } from '../../../domain/proposals/refuseConversion.js'
import { CRMError, refusalError } from '../../../utilities/crmError.js'
import { relationID } from '../../../utilities/relationID.js'
import { isPlainMove, moveLead } from '../../leads/operations/moveLead.js'
import { lockProposal } from './lockProposal.js'

type Document = Record<string, unknown>

/** When what was bought runs; what is left out is as the proposal says. */
export type OrderPeriod = { endDate?: null | string; startDate?: null | string }

const findOrder = async ({
  crm,
  proposal,
  req,
}: { proposal: Proposal } & Args): Promise<Document | null> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.orders,
    depth: 0,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    user: req.user,
    where: { proposal: { equals: proposal.id } },
  })
  return (docs[0] as Document | undefined) ?? null
}

/** A lead that is still open has been won with this; a closed one stays as people left it. */
const winLead = async ({ crm, proposal, req }: { proposal: Proposal } & Args): Promise<void> => {
  const id = relationID(proposal.lead)!
  await lockDocument({ id, collection: crm.slugs.leads, req })
  const lead = (await req.payload.findByID({
    id,
    collection: crm.slugs.leads,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
    user: req.user,
  })) as Lead | null
  if (!lead) {
    throw new CRMError({ code: 'conflict', message: req.t('crm:errors:leadInTrash' as never) })
  }
  if (lead.status !== 'open') {
    return
  }
  const pipeline = await readPipeline({ crm, pipeline: relationID(lead.pipeline), req })
  const move = {
    actualValue: proposal.totalValue,
    stage: pipeline?.stages.find(({ type }) => type === 'won')?.key,
  }
  await (isPlainMove({ crm, data: move, req })
    ? moveLead({ id, crm, move, req })
    : req.payload.update({
        id,
        collection: crm.slugs.leads,
        data: move,
        depth: 0,
        overrideAccess: false,
        req,
        user: req.user,
      }))
}

/** A line as it is ordered: what was offered, and what that promises to deliver. */
const orderLine = ({ label, price, pricingModel, product, quantity }: ProposalLine) => ({
  label,
  price,
  product,
  quantity,
  ...goalOfLine({ pricingModel, quantity }),
})

/**
 * Makes the order of an accepted proposal, once: whoever asks again, or at the same time, gets the
 * order that is there. Its lead, while it is open, is won with the proposal's total. Everything in
 * one transaction, that of `req` or its own.
 *
 * @throws CRMError `not_found`; `forbidden` for whoever may not write the proposal;
 * `illegal_transition` when it is not accepted; `conflict` when its lead is in the trash
 * @example const { doc } = await convertProposal({ id, crm: getCRM(payload), req })
 */
export const convertProposal = ({
  id,
  crm,
  period = {},
  req,
}: { id: number | string; period?: OrderPeriod } & Args): Promise<{
  doc: Document
  isNew: boolean
}> =>
  inTransaction({
    req,
    work: async () => {
      const proposal = await lockProposal({ id, crm, req })
      const refusal = refuseConversion({ status: proposal.status })
      if (refusal) {
        throw refusalError({ collection: crm.slugs.proposals, refusal, t: req.t })
      }
      const existing = await findOrder({ crm, proposal, req })
      if (existing) {
        return { doc: existing, isNew: false }
      }
      await winLead({ crm, proposal, req })
      const doc: unknown = await req.payload.create({
        collection: crm.slugs.orders,
        data: {
          name: proposal.name,
          endDate: period.endDate ?? proposal.endDate,
          lead: proposal.lead,
          lines: (proposal.lines ?? []).map(orderLine),
          proposal: proposal.id,
          startDate: period.startDate ?? proposal.startDate,
        } as never,
        depth: 0,
        overrideAccess: false,
        req,
        user: req.user,
      })
      return { doc: doc as Document, isNew: true }
    },
  })
