import type { Where } from 'payload'

/**
 * What hangs on a lead, and maybe on an order, none of which is in the trash. Made anew for each request:
 * Payload writes into the conditions it checks.
 */
export const outsideTrash = (): Where => ({
  and: [
    { 'lead.deletedAt': { exists: false } },
    { or: [{ order: { exists: false } }, { 'order.deletedAt': { exists: false } }] },
  ],
})
