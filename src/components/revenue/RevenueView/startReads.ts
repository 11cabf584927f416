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
import { attempt } from '../attempt.js'

/** Months of the forecast, the current one first. */
const FORECAST_MONTHS = 6

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
  const start = <T>(name: string, read: Promise<T>) => attempt({ name, read, req })
  return {
    byProduct: start('revenue by product', readRevenueByProduct({ crm, query, req })),
    byRep: start('revenue by rep', readRevenueByRep({ crm, query, req })),
    forecast: start(
      'forecast',
      readForecast({ crm, query: { ...whose, months: FORECAST_MONTHS }, req }),
    ),
    metrics: start(
      'pipeline metrics',
      readPipelineMetrics({ crm, query: { ...whose, from, period, to }, req }),
    ),
    monthly: start('revenue by month', readMonthlyRevenue({ crm, query, req })),
    stages: start('pipeline value', readPipelineValue({ crm, query: whose, req })),
    waterfall: start(
      'waterfall',
      readWaterfall({ crm, query: { ...whose, ...(horizon ? { horizon } : {}), since }, req }),
    ),
  }
}

export type Reads = ReturnType<typeof startReads>
