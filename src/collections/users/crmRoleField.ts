import type { FieldAccess, PayloadRequest, SelectField } from 'payload'

import type { CRMContext } from '../../context.js'

import { CRM_ROLES } from '../../domain/access/roles.js'
import { roleOf } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'

const hasAdministrator = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<boolean> => {
  const { totalDocs } = await req.payload.count({
    collection: crm.usersSlug,
    overrideAccess: true, // whether there is an administrator does not depend on who asks
    req,
    where: { crmRole: { equals: 'admin' } },
  })
  return totalDocs > 0
}

/** Whoever may sign in on the site is not yet somebody who runs it. */
const usesAdminPanel = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<boolean> => {
  const { admin } = req.payload.collections[crm.usersSlug]!.config.access
  const isStaff =
    req.user?.collection === crm.usersSlug && crm.usersSlug === req.payload.config.admin.user
  return isStaff && (admin ? Boolean(await admin({ req })) : true)
}

/**
 * Roles are handed out by administrators. Where there is none yet (the plugin was just added to a
 * running site) a user of the admin panel may name the first one.
 */
const canSetRole =
  (crm: CRMContext): FieldAccess =>
  async ({ req }) =>
    crm.access.canAdminister({ role: roleOf({ crm, req }) }) ||
    ((await usesAdminPanel({ crm, req })) && !(await hasAdministrator({ crm, req })))

/** The CRM role of a user; nobody has one unless it is given. */
export const crmRoleField = (crm: CRMContext): SelectField => ({
  name: 'crmRole',
  type: 'select',
  access: {
    create: canSetRole(crm),
    read: ({ id, req }) =>
      crm.access.canRead({ role: roleOf({ crm, req }) }) ||
      (id !== undefined && id === req.user?.id),
    update: canSetRole(crm),
  },
  admin: { description: label('fields:crmRoleHint'), position: 'sidebar' },
  index: true,
  label: label('fields:crmRole'),
  options: CRM_ROLES.map((value) => ({ label: label(`roles:${value}`), value })),
  saveToJWT: true,
})
