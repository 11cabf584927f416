import type { CollectionBeforeChangeHook } from 'payload'

const NOTHING = { clicks: 0, conversions: 0, ctr: null, impressions: 0, revenue: 0, roas: null, spend: 0 } // prettier-ignore

/** What an order delivered comes from its performance alone, whatever was sent. */
export const keepDelivery: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => ({
  ...data,
  delivery: operation === 'create' ? NOTHING : originalDoc.delivery,
})
