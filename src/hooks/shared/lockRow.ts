import type { CollectionBeforeOperationHook, Where } from 'payload'

import { lockDocument, lockMatching } from '../../database/lockDocument.js'
import { writableRows } from './writableRows.js'

/**
 * Takes the row's lock (of a bulk update: of all its rows that the user may write) before Payload
 * reads it: an update writes back every column it read, so two at once would lose one of them. Waits
 * for the writer before, then reads what that one wrote.
 */
export const lockRow: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const { id, data, where = {} } = args as { data?: unknown; id?: number | string; where?: Where }
  const { slug } = collection
  if (operation !== 'update' || !req.transactionID || !(req.user || overrideAccess)) {
    return args
  }
  if (id !== undefined) {
    await lockDocument({ id, collection: slug, req })
    return args
  }
  const rows = await writableRows({ collection, data, operation, overrideAccess, req, where })
  if (rows) {
    await lockMatching({ collection: slug, req, where: rows })
  }
  return args
}
