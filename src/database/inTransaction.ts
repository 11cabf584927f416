import type { PayloadRequest } from 'payload'

import { commitTransaction, initTransaction, killTransaction } from 'payload'

import { DatabaseError } from './databaseError.js'

/**
 * Runs work in the request's transaction, or in one of its own that is committed before this
 * resolves. Work that throws leaves nothing, whoever began the transaction, as in Payload's own
 * operations.
 *
 * @throws DatabaseError when the database did not commit, or something inside has rolled back and
 * kept quiet about it
 */
export const inTransaction = async <T>({
  req,
  work,
}: {
  req: PayloadRequest
  work: () => Promise<T>
}): Promise<T> => {
  try {
    const isOwn = await initTransaction(req)
    const { transactionID } = req
    const result = await work()
    if (req.transactionID !== transactionID) {
      throw new DatabaseError('A part of the work has rolled the transaction back.')
    }
    if (isOwn) {
      await commitTransaction(req)
    }
    return result
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
