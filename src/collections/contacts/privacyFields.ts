import type { UIField } from 'payload'

import type { CRMContext } from '../../context.js'

const actionField = ({
  name,
  component,
  crm,
  isAllowed,
}: {
  component: string
  crm: CRMContext
  isAllowed: 'canAdminister' | 'canManage'
  name: string
}): UIField => ({
  name,
  type: 'ui',
  admin: {
    components: { Field: `payload-crm/client#${component}` },
    condition: ({ email, erasedAt, lastName, phone }, _siblings, { user }) =>
      (!erasedAt || Boolean(email || lastName || phone)) &&
      crm.access[isAllowed]({ role: crm.access.roleOf({ user }) }),
    disableListColumn: true,
    position: 'sidebar',
  },
})

/** What people may ask for about themselves, for those who may do it. */
export const privacyFields = (crm: CRMContext): UIField[] => [
  actionField({ name: 'exportPerson', component: 'ExportPerson', crm, isAllowed: 'canManage' }),
  actionField({ name: 'erasePerson', component: 'ErasePerson', crm, isAllowed: 'canAdminister' }),
]
