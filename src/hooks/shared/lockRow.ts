import type { CollectionBeforeOperationHook } from 'payload'

import { lockDocument } from '../../database/lockDocument.js'

/**
 * Takes the row's lock before Payload reads it: an update writes back every column it read, so two
 * at once would lose one of them. Waits for the writer before, then reads what that one wrote.
 */
export const lockRow: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  const id = (args as { id?: number | string }).id
  if (operation === 'update' && id !== undefined && req.transactionID) {
    await lockDocument({ id, collection: collection.slug, req })
  }
  return args
}
