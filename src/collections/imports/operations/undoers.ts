import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ImportKind } from '../../../domain/imports/status.js'

import { findChangedContacts, undoContacts } from '../../../database/imports/undoContacts.js'
import {
  findChangedSince,
  readImportedOrders,
  undoDelivery,
} from '../../../database/imports/undoDelivery.js'
import { lockOrders } from '../../../database/orders/delivery.js'
import { rollUpDelivery } from '../../orders/operations/rollUpDelivery.js'

type Undone = {
  /** Records that somebody has changed since, which stay as they are. */
  changed: { name: string }[]
  removed: number
  restored: number
}

type Undoer = (args: {
  crm: CRMContext
  importID: number | string
  now: string
  req: PayloadRequest
}) => Promise<Undone>

const undoDeliveryImport: Undoer = async ({ now, ...args }) => {
  const { crm, req } = args
  const orders = await readImportedOrders(args)
  if (orders.length > 0) {
    await lockOrders({ crm, ids: orders, req })
  }
  const changed = await findChangedSince(args)
  const undone = await undoDelivery({ ...args, now })
  await rollUpDelivery({ crm, orders, req })
  return { ...undone, changed }
}

const undoContactsImport: Undoer = async ({ now, ...args }) => {
  const changed = await findChangedContacts(args)
  const { crm, req } = args
  const author = req.user?.collection === crm.usersSlug ? req.user.id : null
  return { ...(await undoContacts({ ...args, author, now })), changed }
}

/** How an import is taken back, by its kind. */
export const UNDOERS: Record<ImportKind, Undoer> = {
  contacts: undoContactsImport,
  delivery: undoDeliveryImport,
}
