import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { Upsell, UpsellOrder } from '../../../../domain/upsells/types.js'

import { readTimeZone } from '../../../../database/settings/readTimeZone.js'
import { readUpsellOrders } from '../../../../database/upsells/readUpsellOrders.js'
import { hashInputs } from '../../../../domain/insights/hashInputs.js'
import { dayInZone } from '../../../../domain/revenue/period.js'
import { findUpsells, UPSELL_RULES } from '../../../../domain/upsells/findUpsells.js'

type ID = number | string

export type FoundUpsell = {
  inputHash: string
  inputs: Record<string, unknown>
  order: UpsellOrder
  upsell: Upsell
}

/** What the rules find on orders, with everything they decided by. */
export const findInBatch = async ({
  crm,
  ids,
  now,
  req,
}: {
  crm: CRMContext
  ids: ID[]
  now: Date
  req: PayloadRequest
}): Promise<FoundUpsell[]> => {
  const today = dayInZone({ moment: now, timeZone: await readTimeZone({ crm, req }) })
  const ground = {
    bands: crm.pacing,
    currency: crm.currency,
    thresholds: crm.ai.thresholds,
    today,
  }
  const orders = await readUpsellOrders({ crm, ids, now, req })
  return orders.flatMap((order) =>
    findUpsells({ ...ground, order }).map((upsell) => {
      const { settled: _, ...decidedBy } = order
      const inputs = {
        ...ground,
        opportunity: upsell.opportunity,
        order: decidedBy,
        rules: UPSELL_RULES,
      }
      return { inputHash: hashInputs(inputs), inputs, order, upsell }
    }),
  )
}
