import type { Access, CollectionConfig } from 'payload'

type Person = { crmRole?: string; id: number | string } | null | undefined

const isAdmin: Access = ({ req }) => (req.user as Person)?.crmRole === 'admin'

/** Payload lets any signed-in user change any other: here people change themselves, admins everybody. */
const isAdminOrSelf: Access = async (args) =>
  (await isAdmin(args)) || (args.req.user ? { id: { equals: args.req.user.id } } : false)

/** The demo's people: whoever signs in here is given a CRM role by the plugin's `crmRole` field. */
export const Users: CollectionConfig = {
  slug: 'users',
  access: { create: isAdmin, delete: isAdmin, unlock: isAdmin, update: isAdminOrSelf },
  admin: { useAsTitle: 'name' },
  auth: { useAPIKey: true },
  fields: [{ name: 'name', type: 'text', required: true }],
}
