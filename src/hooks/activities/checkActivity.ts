import type { CollectionBeforeChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { ActivityState } from '../../domain/activities/refuseActivity.js'

import { refuseActivity } from '../../domain/activities/refuseActivity.js'
import { refusalError } from '../../utilities/crmError.js'

/** Tasks have a title, only tasks are due and done, and nothing is logged before it happened. */
export const checkActivity =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  ({ collection, data, originalDoc, req }) => {
    const after = { ...originalDoc, ...data } as ActivityState
    const refusal = refuseActivity({ after, now: crm.now() })
    if (refusal) {
      throw refusalError({ collection: collection.slug, refusal, t: req.t })
    }
    return data
  }
