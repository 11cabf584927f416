import type { AdminViewServerProps } from 'payload'

import React from 'react'

import { AdminView } from '../../shared/AdminView/index.js'
import { CRMPage } from './index.client.js'
import { loadCommercial } from './loadCommercial.js'

/** `/admin/crm`: the boards of all sales pipelines, rendered with their first cards. */
export const CRMView = (view: AdminViewServerProps) => (
  <AdminView
    render={async ({ crm, req }) => (
      <CRMPage
        commercial={await loadCommercial({ crm, req, searchParams: view.searchParams ?? {} })}
        places={{
          goalsSlug: crm.slugs.goals,
          leadsSlug: crm.slugs.leads,
          ordersSlug: crm.slugs.orders,
          scope: {},
        }}
      />
    )}
    view={view}
    viewPath="/crm"
  />
)
