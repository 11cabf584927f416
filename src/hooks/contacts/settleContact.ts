import type { CollectionBeforeChangeHook } from 'payload'

import { ValidationError } from 'payload'

import type { CRMContext } from '../../context.js'

import { refuseTakenEmail } from '../../collections/contacts/operations/refuseTakenEmail.js'
import { isSuppressed } from '../../database/privacy/suppressions.js'
import { settleConsents } from '../../domain/contacts/consent.js'
import { nameOfContact } from '../../domain/contacts/contactName.js'
import { consentSourceOf } from '../../utilities/consentSource.js'

type Contact = {
  deletedAt?: null | string
  email?: null | string
  firstName?: null | string
  id: number | string
  lastName?: null | string
  phone?: null | string
} & Parameters<typeof settleConsents>[0]['after']

/**
 * What a contact becomes with every write, whichever door it came through: the name they go by, what
 * their answers about being contacted bring with them, and an address that nobody else has. Whoever
 * was erased and is taken in again is not written to until somebody says otherwise.
 */
export const settleContact =
  (crm: CRMContext): CollectionBeforeChangeHook<Contact> =>
  async ({ collection, data, operation, originalDoc, req }) => {
    const before = operation === 'update' ? originalDoc : undefined
    const isNewAddress = Boolean(data.email) && data.email !== before?.email
    const given =
      isNewAddress && (await isSuppressed({ email: data.email!, req }))
        ? { ...data, doNotContact: true }
        : data
    const after = { ...before, ...given }
    const name = nameOfContact(after)
    if (!name) {
      throw new ValidationError({
        collection: collection.slug,
        errors: [{ message: req.t('crm:contacts:nobody' as never), path: 'firstName' }],
      })
    }
    const isRestored = Boolean(before?.deletedAt) && !after.deletedAt
    if (after.email && !after.deletedAt && (isRestored || after.email !== before?.email)) {
      await refuseTakenEmail({ crm, email: after.email, except: before?.id, req })
    }
    const consents = settleConsents({
      after,
      before,
      now: crm.now().toISOString(),
      source: consentSourceOf(req),
    })
    return { ...given, ...consents.data, name }
  }
