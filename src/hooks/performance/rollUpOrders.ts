import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
  Where,
} from 'payload'

import type { CRMContext } from '../../context.js'

import { rollUpDelivery } from '../../collections/orders/operations/rollUpDelivery.js'
import { lockOrdersOf } from '../../database/orders/delivery.js'
import { relationID } from '../../utilities/relationID.js'
import { writableRows } from '../shared/writableRows.js'

declare module 'payload' {
  interface RequestContext {
    /** Set while many rows are written: the orders whose delivery is brought up to date at the end. */
    crmOrdersToRollUp?: Set<number | string>
  }
}

type Row = { order?: unknown }

/**
 * Takes the locks of the orders before those of the rows, as taking delivery in does: writers of one
 * order wait for each other here, and never the wrong way round.
 */
export const lockOrdersFirst =
  (crm: CRMContext): CollectionBeforeOperationHook =>
  async ({ args, collection, operation, overrideAccess, req }) => {
    const { id, data, where } = args as { data?: Row; id?: number | string; where?: Where }
    const isWrite = operation === 'create' || operation === 'delete' || operation === 'update'
    if (!isWrite || !req.transactionID || !(req.user || overrideAccess)) {
      return args
    }
    const rows =
      where && operation !== 'create'
        ? await writableRows({ collection, data, operation, overrideAccess, req, where })
        : null
    const existing = id === undefined ? rows && { where: rows } : { id }
    await lockOrdersOf({ crm, order: relationID(data?.order), req, rows: existing })
    return args
  }

const rollUp = async ({
  crm,
  req,
  rows,
}: {
  crm: CRMContext
  req: PayloadRequest
  rows: (Row | undefined)[]
}): Promise<void> => {
  const orders = rows.flatMap((row) => relationID(row?.order) ?? [])
  const later = req.context.crmOrdersToRollUp
  if (later) {
    orders.forEach((order) => later.add(order))
    return
  }
  await rollUpDelivery({ crm, orders: [...new Set(orders)], req })
}

/** A row that was made, changed, trashed, restored or moved changes what its order delivered. */
export const rollUpOrders =
  (crm: CRMContext): CollectionAfterChangeHook =>
  async ({ doc, previousDoc, req }) => {
    await rollUp({ crm, req, rows: [previousDoc as Row | undefined, doc as Row] })
    return doc as unknown
  }

/** So does one that is destroyed. */
export const rollUpOrdersOfDeleted =
  (crm: CRMContext): CollectionAfterDeleteHook =>
  ({ doc, req }) =>
    rollUp({ crm, req, rows: [doc as Row] })
