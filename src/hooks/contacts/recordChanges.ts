import type { CollectionAfterChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'

import { recordConsentChanges } from '../../collections/contacts/operations/recordConsentChanges.js'
import { recordJourneyChange } from '../../collections/contacts/operations/recordJourneyChange.js'
import { settleConsents } from '../../domain/contacts/consent.js'
import { consentSourceOf } from '../../utilities/consentSource.js'

type Contact = {
  company?: unknown
  id: number | string
  journeyStage?: null | string
  updatedAt: string
} & Parameters<typeof settleConsents>[0]['after']

/** Answers about consent, and steps of the journey, leave lines of history in the same transaction. */
export const recordChanges =
  (crm: CRMContext): CollectionAfterChangeHook<Contact> =>
  async ({ doc, operation, previousDoc, req }) => {
    const before = operation === 'update' ? previousDoc : undefined
    const { changes } = settleConsents({
      after: doc,
      before,
      now: doc.updatedAt,
      source: consentSourceOf(req),
    })
    if (changes.length > 0) {
      await recordConsentChanges({ changes, contact: doc, crm, req })
    }
    if ((doc.journeyStage ?? null) !== (before?.journeyStage ?? null)) {
      await recordJourneyChange({ contact: doc, crm, from: before?.journeyStage ?? null, req })
    }
    return doc
  }
