import type {
  CollectionAfterOperationHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'

import { DatabaseError } from '../../database/databaseError.js'

const begun = new WeakMap<PayloadRequest, number | string>()

/** Remembers the transaction in which a bulk update begins, for {@link keepTransaction}. */
export const rememberTransaction: CollectionBeforeOperationHook = async ({
  args,
  operation,
  req,
}) => {
  const transactionID = operation === 'update' && !('id' in args) ? await req.transactionID : null
  if (transactionID) {
    begun.set(req, transactionID)
  }
  return args
}

/**
 * A bulk update writes its records side by side in one transaction. When the database refuses one of
 * them while another one's relations are read, that read takes the transaction back, and Payload
 * would go on to report the rest as written.
 *
 * @throws DatabaseError when the transaction is gone
 */
export const keepTransaction: CollectionAfterOperationHook = async ({ operation, req, result }) => {
  const transactionID = begun.get(req)
  if (operation === 'update' && transactionID && (await req.transactionID) !== transactionID) {
    throw new DatabaseError('A part of the bulk update has rolled the transaction back.')
  }
  return result
}
