'use client'
import { Link, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

import type {
  MonthlyRevenue,
  PipelineValue,
  RevenueByProduct,
  RevenueByRep,
} from '../../../domain/revenue/types.js'
import type { Places } from '../useRecords.js'

import { useLoaded } from '../../shared/api/useLoaded.js'
import { useText } from '../../shared/useText.js'
import { ByProduct } from '../cards/ByProduct.client.js'
import { ByRep } from '../cards/ByRep.client.js'
import { Engagement } from '../cards/Engagement.client.js'
import { PipelineVsRevenue } from '../cards/PipelineVsRevenue.client.js'
import './index.css'

/** The figures below the boards, each fetched by itself when this comes into sight. */
export const CommercialCards = ({ places }: { places: Places }) => {
  const { text } = useText()
  const { config } = useConfig()
  const products = useLoaded<RevenueByProduct>('/crm/revenue/by-product?period=12m')
  const reps = useLoaded<RevenueByRep>('/crm/revenue/by-rep?period=12m')
  const stages = useLoaded<PipelineValue>('/crm/revenue/pipeline-value')
  const monthly = useLoaded<MonthlyRevenue>('/crm/revenue/monthly?months=12')
  const note = text('revenue:last12Months')
  return (
    <>
      <div className="crm-figures__head">
        <h2 className="crm-figures__title">{text('revenue:heading')}</h2>
        <Link
          className="crm-figures__more"
          href={formatAdminURL({ adminRoute: config.routes.admin, path: '/crm/revenue' })}
          prefetch={false}
        >
          {text('revenue:more')}
        </Link>
      </div>
      <div className="crm-figures__grid">
        <ByProduct loaded={products.loaded} note={note} onRetry={products.retry} places={places} />
        <ByRep loaded={reps.loaded} note={note} onRetry={reps.retry} places={places} />
        <PipelineVsRevenue
          monthly={monthly.loaded}
          onRetry={() => {
            stages.retry()
            monthly.retry()
          }}
          places={places}
          stages={stages.loaded}
        />
        <Engagement channel="email" />
        <Engagement channel="sms" />
      </div>
    </>
  )
}
