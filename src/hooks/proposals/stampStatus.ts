import type { CollectionBeforeChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'

/** When an offer was sent and seen is fixed by the server, once. */
export const stampStatus =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  ({ data, originalDoc }) => {
    const now = crm.now().toISOString()
    const isOut = data.status && data.status !== 'draft'
    return {
      ...data,
      sentAt: isOut ? (originalDoc?.sentAt ?? now) : null,
      viewedAt:
        data.status === 'viewed' ? (originalDoc?.viewedAt ?? now) : (originalDoc?.viewedAt ?? null),
    }
  }
