import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'

import { CRMError } from '../../utilities/crmError.js'

const refuse = (message: string): never => {
  throw new CRMError({ code: 'forbidden', message })
}

/** Stage changes are written once, by the system: nobody edits history. */
export const keepHistory: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  const isHistory = originalDoc?.type === 'stage_change'
  const becomesHistory = operation === 'update' && data.type === 'stage_change'
  return isHistory || becomesHistory ? refuse(req.t('crm:errors:history' as never)) : data
}

/** @see keepHistory */
export const keepHistoryOnDelete: CollectionBeforeDeleteHook = async ({ id, collection, req }) => {
  const { totalDocs } = await req.payload.count({
    collection: collection.slug,
    overrideAccess: true, // history is history, whoever asks
    req,
    trash: true,
    where: { id: { equals: id }, type: { equals: 'stage_change' } },
  })
  if (totalDocs > 0) {
    refuse(req.t('crm:errors:history' as never))
  }
}
