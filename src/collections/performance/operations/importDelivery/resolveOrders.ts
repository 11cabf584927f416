import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { NamedOrder } from '../../../../database/performance/orders.js'
import type { DeliveryProblem } from '../../../../domain/performance/import/types.js'

import { findNamedOrders } from '../../../../database/performance/orders.js'

type ID = number | string

/** The order a file means, or why its rows cannot be taken. */
export type ResolvedOrder = { id: ID; ok: true } | { ok: false; reason: DeliveryProblem['reason'] }

const KINDS: NamedOrder['by'][] = ['id', 'externalID', 'name']

/** An id is meant before an external id, and that before a name; a name has to be of one order. */
const choose = (named: NamedOrder[]): ResolvedOrder => {
  const found = KINDS.map((kind) => named.filter(({ by }) => by === kind)).find(
    (orders) => orders.length > 0,
  )
  if (!found) {
    return { ok: false, reason: 'orderUnknown' }
  }
  const [order, ...others] = found
  if (others.length > 0) {
    return { ok: false, reason: 'orderSeveral' }
  }
  return order!.isWritable ? { id: order!.id, ok: true } : { ok: false, reason: 'orderForbidden' }
}

/** Finds what the file calls its orders, by id, external id or name. */
export const resolveOrders = async ({
  crm,
  refs,
  req,
}: {
  crm: CRMContext
  refs: string[]
  req: PayloadRequest
}): Promise<(ref: string) => ResolvedOrder> => {
  const named = new Map<string, NamedOrder[]>()
  for (const order of await findNamedOrders({ crm, refs, req })) {
    named.set(order.ref, [...(named.get(order.ref) ?? []), order])
  }
  return (ref) => choose(named.get(ref) ?? [])
}
