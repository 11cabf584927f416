import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'

import { HISTORY_TYPES, isHistory } from '../../domain/activities/types.js'
import { CRMError } from '../../utilities/crmError.js'

const refuse = (message: string): never => {
  throw new CRMError({ code: 'forbidden', message })
}

/** Changes of stages, journeys and consent are written once, by the system: nobody edits history. */
export const keepHistory: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  const becomesHistory = operation === 'update' && isHistory(data.type)
  return isHistory(originalDoc?.type) || becomesHistory
    ? refuse(req.t('crm:errors:history' as never))
    : data
}

/** @see keepHistory */
export const keepHistoryOnDelete: CollectionBeforeDeleteHook = async ({ id, collection, req }) => {
  const { totalDocs } = await req.payload.count({
    collection: collection.slug,
    overrideAccess: true, // history is history, whoever asks
    req,
    trash: true,
    where: { id: { equals: id }, type: { in: [...HISTORY_TYPES] } },
  })
  if (totalDocs > 0) {
    refuse(req.t('crm:errors:history' as never))
  }
}
