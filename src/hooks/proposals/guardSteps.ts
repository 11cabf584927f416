import type { CollectionBeforeChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { ProposalStatus } from '../../domain/proposals/status.js'
import type { Proposal } from '../../domain/proposals/types.js'

import { readRateCard } from '../../database/products/readRateCard.js'
import { readTimeZone } from '../../database/settings/readTimeZone.js'
import { refuseAnswer, refuseSending } from '../../domain/proposals/refuseStatus.js'
import { refusalError } from '../../utilities/crmError.js'
import { relationID } from '../../utilities/relationID.js'

/**
 * What has to hold before an offer goes out, and before it is answered, whichever way its status is
 * changed. That the step is one at all, the transition table says.
 */
export const guardSteps =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  async ({ collection, data, operation, originalDoc, req }) => {
    const from = (originalDoc as Proposal | undefined)?.status
    const to = (data.status ?? from) as ProposalStatus
    if (operation === 'create' || !from || from === to) {
      return data
    }
    const { expiresAt } = data as Proposal
    const common = { expiresAt, now: crm.now(), timeZone: await readTimeZone({ crm, req }) }
    const lines = (data as Proposal).lines ?? []
    const ids = lines.flatMap(({ product }) => relationID(product) ?? [])
    const products = to === 'sent' ? await readRateCard({ crm, ids, req }) : new Map()
    const refusal =
      to === 'sent'
        ? refuseSending({
            ...common,
            currency: crm.currency,
            lines: lines.map((line) => ({
              ...line,
              minimum: products.get(String(relationID(line.product))) ?? null,
            })),
          })
        : refuseAnswer({
            ...common,
            from,
            isSuperseded: relationID(originalDoc.supersededBy) !== null,
            to,
          })
    if (refusal) {
      throw refusalError({ collection: collection.slug, refusal, t: req.t })
    }
    return data
  }
