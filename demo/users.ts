import type { CollectionConfig } from 'payload'

/** The demo's people: whoever signs in here is given a CRM role by the plugin's `crmRole` field. */
export const Users: CollectionConfig = {
  slug: 'users',
  admin: { useAsTitle: 'name' },
  auth: { useAPIKey: true },
  fields: [{ name: 'name', type: 'text', required: true }],
}
