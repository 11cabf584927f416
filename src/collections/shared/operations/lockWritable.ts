import type { PayloadRequest } from 'payload'

import { isWritable } from '../../../database/isWritable.js'
import { lockDocument } from '../../../database/lockDocument.js'
import { CRMError } from '../../../utilities/crmError.js'

/**
 * A record for a step its user is about to take with it, locked until the end of the transaction.
 *
 * @throws CRMError `not_found`, or `forbidden` when it hangs on somebody else's lead
 */
export const lockWritable = async <T>({
  id,
  collection,
  missing,
  req,
}: {
  collection: string
  id: number | string
  /** Key of the sentence that says there is no such record. */
  missing: string
  req: PayloadRequest
}): Promise<T> => {
  await lockDocument({ id, collection, req })
  const found = (await req.payload.findByID({
    id,
    collection,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
    user: req.user,
  })) as null | T
  if (!found) {
    throw new CRMError({ code: 'not_found', message: req.t(missing as never) })
  }
  if (!(await isWritable({ id, collection, req }))) {
    throw new CRMError({ code: 'forbidden', message: req.t('crm:errors:role' as never) })
  }
  return found
}
