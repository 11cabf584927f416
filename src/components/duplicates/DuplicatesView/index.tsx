import type { AdminViewServerProps } from 'payload'

import React from 'react'

import { AdminView } from '../../shared/AdminView/index.js'
import { DuplicatesPage } from './index.client.js'

/** `/admin/crm/duplicates`: people and companies that may stand in the CRM twice. */
export const DuplicatesView = (view: AdminViewServerProps) => (
  <AdminView
    render={({ crm, req }) => {
      const role = crm.access.roleOf({ user: req.user })
      return (
        <DuplicatesPage
          canScan={crm.access.canManage({ role })}
          canWrite={crm.access.canWriteOwn({ role })}
          slugs={{ companies: crm.slugs.companies, contacts: crm.slugs.contacts }}
        />
      )
    }}
    view={view}
    viewPath="/crm/duplicates"
  />
)
