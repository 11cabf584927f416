import type { AdminViewServerProps } from 'payload'

import React from 'react'

import { roleOf } from '../../../utilities/access.js'
import { AdminView } from '../../shared/AdminView/index.js'
import { findSalesPipelines } from '../../shared/load/findSalesPipelines.js'
import { CRMPage } from './index.client.js'
import { loadAI } from './loadAI.js'
import { loadCommercial } from './loadCommercial.js'

/** `/admin/crm`: the boards of all sales pipelines, rendered with their first cards. */
export const CRMView = (view: AdminViewServerProps) => (
  <AdminView
    render={async ({ crm, req }) => {
      const pipelines = await findSalesPipelines({ crm, req })
      const searchParams = view.searchParams ?? {}
      const [ai, commercial] = await Promise.all([
        loadAI({ crm, pipelines, req }),
        loadCommercial({ crm, pipelines, req, searchParams }),
      ])
      return (
        <CRMPage
          ai={ai}
          audience={{
            canManage: crm.access.canManage({ role: roleOf({ crm, req }) }),
            contactsSlug: crm.slugs.contacts,
          }}
          commercial={commercial}
          places={{
            goalsSlug: crm.slugs.goals,
            leadsSlug: crm.slugs.leads,
            ordersSlug: crm.slugs.orders,
            scope: {},
          }}
          searchSlugs={{
            companies: crm.slugs.companies,
            leads: crm.slugs.leads,
            people: crm.slugs.contacts,
          }}
        />
      )
    }}
    view={view}
    viewPath="/crm"
  />
)
