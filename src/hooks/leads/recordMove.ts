import type { CollectionAfterChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Lead } from '../../domain/leads/types.js'

import { recordStageChange } from '../../collections/activities/operations/recordStageChange.js'
import { isSameRelation } from '../../utilities/relationID.js'

/** A lead that entered another stage leaves a line of history in the same transaction. */
export const recordMove =
  (crm: CRMContext): CollectionAfterChangeHook<Lead> =>
  async ({ doc, operation, previousDoc, req }) => {
    const isMoved =
      doc.stage !== previousDoc.stage || !isSameRelation(doc.pipeline, previousDoc.pipeline)
    if (operation === 'update' && isMoved) {
      await recordStageChange({ after: doc, before: previousDoc, crm, req })
    }
    return doc
  }
