import type { CollectionBeforeOperationHook, Where } from 'payload'

import { lockDocument, lockMatching } from '../../database/lockDocument.js'

/**
 * Takes the row's lock (of a bulk update: all of its rows') before Payload reads it: an update writes
 * back every column it read, so two at once would lose one of them. Waits for the writer before, then reads what that one wrote.
 */
export const lockRow: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  const { id, where } = args as { id?: number | string; where?: Where }
  if (operation === 'update' && req.transactionID) {
    const { slug } = collection
    await (id === undefined
      ? lockMatching({ collection: slug, req, where: where ?? {} })
      : lockDocument({ id, collection: slug, req }))
  }
  return args
}
