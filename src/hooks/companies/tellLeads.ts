import type { CollectionAfterChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'

import { syncLeadsOfCompany } from '../../database/contacts/syncLeads.js'

/** The leads of a company bear its new name, in the same transaction. */
export const tellLeads =
  (crm: CRMContext): CollectionAfterChangeHook<{ id: number | string; name: string }> =>
  async ({ doc, operation, previousDoc, req }) => {
    if (operation === 'update' && doc.name !== previousDoc.name) {
      await syncLeadsOfCompany({ company: doc.id, crm, req })
    }
    return doc
  }
