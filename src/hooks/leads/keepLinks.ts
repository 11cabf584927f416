import type { CollectionBeforeChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Lead } from '../../domain/leads/types.js'

import { linkPeople } from '../../collections/leads/operations/linkPeople.js'

/** A lead is linked with whom it names, whichever door it came through. */
export const keepLinks =
  (crm: CRMContext): CollectionBeforeChangeHook<Lead> =>
  async ({ data, operation, originalDoc, req }) => {
    const before = operation === 'update' ? originalDoc : undefined
    return { ...data, ...(await linkPeople({ after: { ...before, ...data }, before, crm, req })) }
  }
