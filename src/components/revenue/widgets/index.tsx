import type { PayloadRequest, WidgetServerProps } from 'payload'

import React from 'react'

import type { CRMContext } from '../../../context.js'

import { getCRM } from '../../../context.js'
import { readForecast } from '../../../database/analytics/readForecast.js'
import { readMonthlyRevenue } from '../../../database/revenue/readMonthlyRevenue.js'
import { attempt } from '../attempt.js'
import { ForecastTile, PipelineTile, RevenueTile } from './index.client.js'

/** A widget for people with a role in the CRM; nothing for others, whatever their layout says. */
const crmWidget =
  (render: (args: { crm: CRMContext; req: PayloadRequest }) => React.ReactNode) =>
  ({ req }: WidgetServerProps) => {
    const crm = getCRM(req.payload)
    return crm.access.canRead({ role: crm.access.roleOf({ user: req.user }) })
      ? render({ crm, req })
      : null
  }

const thisMonth = ({ crm, req }: { crm: CRMContext; req: PayloadRequest }) =>
  attempt({ name: 'forecast', read: readForecast({ crm, query: { months: 1 }, req }), req })

/** What was earned this month, with the month before. */
export const RevenueWidget = crmWidget(({ crm, req }) => (
  <RevenueTile
    read={attempt({
      name: 'revenue by month',
      read: readMonthlyRevenue({ crm, query: { basis: 'booked', months: 2 }, req }),
      req,
    })}
  />
))

/** What the open leads are worth. */
export const PipelineWidget = crmWidget((args) => <PipelineTile read={thisMonth(args)} />)

/** What this month is expected to bring, and how far its goal is reached. */
export const ForecastWidget = crmWidget((args) => <ForecastTile read={thisMonth(args)} />)
