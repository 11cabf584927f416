import type { CollectionAfterChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { SharedWord } from '../../database/contacts/syncLeads.js'

import { syncLeads } from '../../database/contacts/syncLeads.js'
import { fullNameOf } from '../../domain/contacts/contactName.js'

type Contact = {
  email?: null | string
  firstName?: null | string
  id: number | string
  lastName?: null | string
  phone?: null | string
}

const wordsOf = ({ email, phone, ...names }: Contact): Record<SharedWord, null | string> => ({
  name: fullNameOf(names),
  email: email || null,
  phone: phone || null,
})

/** What changes of a contact changes on its leads, in the same transaction; the rest of them stays. */
export const tellLeads =
  (crm: CRMContext): CollectionAfterChangeHook<Contact> =>
  async ({ doc, operation, previousDoc, req }) => {
    if (operation === 'update') {
      const after = wordsOf(doc)
      const before = wordsOf(previousDoc)
      const words = (Object.keys(after) as SharedWord[]).filter(
        (word) => after[word] !== before[word],
      )
      if (words.length > 0) {
        await syncLeads({ contact: doc.id, crm, req, words })
      }
    }
    return doc
  }
