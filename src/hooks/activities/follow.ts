import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { ActivityDoc } from '../../domain/activities/types.js'

import { followActivity } from '../../collections/activities/operations/followActivity.js'

/**
 * What is known of leads, companies and people follows what is logged about them, in the same
 * transaction: when something last happened, and how often.
 */
export const follow =
  (crm: CRMContext): CollectionAfterChangeHook<ActivityDoc> =>
  async ({ doc, operation, previousDoc, req }) => {
    await followActivity({
      after: doc,
      before: operation === 'update' ? previousDoc : null,
      crm,
      req,
    })
    return doc
  }

/** @see follow */
export const followRemoval =
  (crm: CRMContext): CollectionAfterDeleteHook<ActivityDoc> =>
  async ({ doc, req }) => {
    await followActivity({ after: null, before: doc, crm, req })
    return doc
  }
