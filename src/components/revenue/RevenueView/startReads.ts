import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { FigureFilter } from '../state/figureFilter.js'

import { readForecast } from '../../../database/analytics/readForecast.js'
import { readPipelineMetrics } from '../../../database/analytics/readPipelineMetrics.js'
import { readWaterfall } from '../../../database/analytics/readWaterfall.js'
import { readMonthlyRevenue } from '../../../database/revenue/readMonthlyRevenue.js'
import { readPipelineValue } from '../../../database/revenue/readPipelineValue.js'
import { readRevenueByProduct } from '../../../database/revenue/readRevenueByProduct.js'
import { readRevenueByRep } from '../../../database/revenue/readRevenueByRep.js'

/** Months of the forecast, the current one first. */
const FORECAST_MONTHS = 6

/** What a read gave; without a value it failed, and the log says why. */
export type Read<T> = { value: T } | null

/**
 * Starts every read of the page at once and waits for none, so that each chart appears when its own
 * figures are there, and one that fails takes no other with it.
 */
export const startReads = ({
  crm,
  filter: { basis, from, horizon, period, since: _, to, ...whose },
  req,
  since,
}: {
  crm: CRMContext
  filter: FigureFilter
  req: PayloadRequest
  /** Where the waterfall begins. */
  since: string
}) => {
  const query = { ...whose, basis, from, period, to }
  const attempt = async <T>(name: string, value: Promise<T>): Promise<Read<T>> => {
    try {
      return { value: await value }
    } catch (error) {
      req.payload.logger.error({ err: error, msg: `crm: ${name} could not be read` })
      return null
    }
  }
  return {
    byProduct: attempt('revenue by product', readRevenueByProduct({ crm, query, req })),
    byRep: attempt('revenue by rep', readRevenueByRep({ crm, query, req })),
    forecast: attempt(
      'forecast',
      readForecast({ crm, query: { ...whose, months: FORECAST_MONTHS }, req }),
    ),
    metrics: attempt(
      'pipeline metrics',
      readPipelineMetrics({ crm, query: { ...whose, from, period, to }, req }),
    ),
    monthly: attempt('revenue by month', readMonthlyRevenue({ crm, query, req })),
    stages: attempt('pipeline value', readPipelineValue({ crm, query: whose, req })),
    waterfall: attempt(
      'waterfall',
      readWaterfall({ crm, query: { ...whose, ...(horizon ? { horizon } : {}), since }, req }),
    ),
  }
}

export type Reads = ReturnType<typeof startReads>
