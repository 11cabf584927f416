import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'

import { refusalError } from '../../utilities/crmError.js'

const authorOf = ({ crm, req }: { crm: CRMContext; req: PayloadRequest }) =>
  req.user?.collection === crm.usersSlug ? req.user.id : null

/**
 * Who marks an order for review says why, and who and when is written down by the server; the mark
 * goes with its reason.
 */
export const stampFlag =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  ({ collection, data, originalDoc, req }) => {
    if (!data.flaggedForReview) {
      return { ...data, flaggedAt: null, flaggedBy: null, flaggedReason: null }
    }
    const isNew = !originalDoc?.flaggedForReview
    if (!data.flaggedReason && (isNew || originalDoc.flaggedReason)) {
      throw refusalError({
        collection: collection.slug,
        refusal: { code: 'invalid_input', field: 'flaggedReason', reason: 'flagReason' },
        t: req.t,
      })
    }
    const { flaggedAt, flaggedBy } = originalDoc ?? {}
    return {
      ...data,
      flaggedAt: isNew ? crm.now().toISOString() : (flaggedAt as unknown),
      flaggedBy: isNew ? authorOf({ crm, req }) : (flaggedBy as unknown),
    }
  }
