import type { CollectionBeforeChangeHook } from 'payload'

import { differingFields } from '../../domain/shared/merge/differingFields.js'
import { fieldShapes } from '../../domain/shared/merge/fieldShapes.js'
import { refusalError } from '../../utilities/crmError.js'

/** What a client was offered. */
const OFFERED = ['endDate', 'expiresAt', 'lead', 'lines', 'name', 'startDate']

/** A proposal that went out stays as its client has seen it: changes are a new revision. */
export const keepSent: CollectionBeforeChangeHook = ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'create' || originalDoc.status === 'draft') {
    return data
  }
  const shapes = fieldShapes({
    fields: collection.fields,
    leaveOut: (field) => !('name' in field && OFFERED.includes(field.name)),
  })
  const [field] = differingFields({ current: originalDoc, shapes, written: data })
  if (field !== undefined) {
    throw refusalError({
      collection: collection.slug,
      refusal: { code: 'conflict', field, reason: 'sentIsKept' },
      t: req.t,
    })
  }
  return data
}
