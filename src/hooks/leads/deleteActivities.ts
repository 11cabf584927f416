import type { CollectionBeforeDeleteHook } from 'payload'

import type { CRMContext } from '../../context.js'

import { deleteActivitiesOfLead } from '../../collections/activities/operations/deleteActivitiesOfLead.js'

/** A lead that is destroyed for good takes its history with it. */
export const deleteActivities =
  (crm: CRMContext): CollectionBeforeDeleteHook =>
  ({ id, req }) =>
    deleteActivitiesOfLead({ crm, leadID: id, req })
