import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { GoalLine } from '../../../domain/orders/goalUnits.js'
import type { Flight } from '../../../domain/orders/renewal.js'
import type { OrderStatus } from '../../../domain/orders/status.js'

import { inTransaction } from '../../../database/inTransaction.js'
import { planRenewal, refuseRenewal } from '../../../domain/orders/renewal.js'
import { refusalError } from '../../../utilities/crmError.js'
import { lockWritable } from '../../shared/operations/lockWritable.js'
import { findRenewal } from './findRenewal.js'

type Args = { crm: CRMContext; req: PayloadRequest }

type Document = Record<string, unknown>

type Line = { label: string; price: number; product?: unknown; quantity: number } & GoalLine

type Order = {
  company?: unknown
  id: number | string
  lead: unknown
  lines?: Line[] | null
  name: string
  status: OrderStatus
} & Flight

/**
 * Copies an order forward, once: whoever asks again, or at the same time, gets the renewal that is
 * there, unless it was cancelled or lies in the trash. Everything in one transaction, that of `req` or
 * its own.
 *
 * @throws CRMError `not_found`; `forbidden` for whoever may not write the order;
 * `illegal_transition` when it was cancelled
 * @example const { doc } = await renewOrder({ id, crm: getCRM(payload), req })
 */
export const renewOrder = ({
  id,
  crm,
  flight = {},
  req,
}: {
  /** When the renewal runs; what is left out follows from the order. */
  flight?: Flight
  id: number | string
} & Args): Promise<{ doc: Document; isNew: boolean }> =>
  inTransaction({
    req,
    work: async () => {
      const order = await lockWritable<Order>({
        id,
        collection: crm.slugs.orders,
        missing: 'crm:errors:noSuchOrder',
        req,
      })
      const refusal = refuseRenewal(order)
      if (refusal) {
        throw refusalError({ collection: crm.slugs.orders, refusal, t: req.t })
      }
      const existing = await findRenewal({ id, crm, req })
      if (existing) {
        return { doc: existing, isNew: false }
      }
      const doc: unknown = await req.payload.create({
        collection: crm.slugs.orders,
        data: {
          ...planRenewal({ before: order, given: flight }),
          name: order.name,
          company: order.company,
          lead: order.lead,
          lines: (order.lines ?? []).map(
            ({ goalUnit, goalUnits, label, price, product, quantity }) => ({
              goalUnit,
              goalUnits,
              label,
              price,
              product,
              quantity,
            }),
          ),
          renewalOf: order.id,
        } as never,
        depth: 0,
        overrideAccess: true, // whose renewal it is is the system's; the user may write the order
        req,
      })
      return { doc: doc as Document, isNew: true }
    },
  })
