import type { AdminViewServerProps, TypedUser } from 'payload'

import React from 'react'

import { readTimeZone } from '../../../database/settings/readTimeZone.js'
import { dayInZone } from '../../../domain/revenue/period.js'
import { addDays } from '../../../domain/shared/days.js'
import { AdminView } from '../../shared/AdminView/index.js'
import { findPeople } from '../../shared/load/findPeople.js'
import { findSalesPipelines } from '../../shared/load/findSalesPipelines.js'
import { filterOfURL } from '../state/filterOfURL.js'
import { RevenuePage } from './index.client.js'
import { startReads } from './startReads.js'

/** How far back the waterfall begins unless the address says otherwise. */
const WATERFALL_DAYS = 90

/** `/admin/crm/revenue`: what was earned and what is to come; the figures stream in as they are read. */
export const RevenueView = (view: AdminViewServerProps) => (
  <AdminView
    render={async ({ crm, req }) => {
      const filter = filterOfURL(view.searchParams ?? {})
      const timeZone = await readTimeZone({ crm, req })
      const today = dayInZone({ moment: crm.now(), timeZone })
      const since = filter.since ?? addDays({ day: today, days: -WATERFALL_DAYS })
      const reads = startReads({ crm, filter, req, since })
      const [people, pipelines] = await Promise.all([
        findPeople({ crm, req }),
        findSalesPipelines({ crm, req }),
      ])
      const owner = filter.owner === 'me' ? String((req.user as TypedUser).id) : filter.owner
      return (
        <RevenuePage
          currency={crm.currency}
          filter={filter}
          people={people}
          pipelines={pipelines}
          places={{
            goalsSlug: crm.slugs.goals,
            leadsSlug: crm.slugs.leads,
            ordersSlug: crm.slugs.orders,
            scope: { owner, pipeline: filter.pipeline_type },
          }}
          reads={reads}
          since={since}
          today={today}
        />
      )
    }}
    view={view}
    viewPath="/crm/revenue"
  />
)
