import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { FigureFilter } from '../state/figureFilter.js'

import { readMonthlyRevenue } from '../../../database/revenue/readMonthlyRevenue.js'
import { readPipelineValue } from '../../../database/revenue/readPipelineValue.js'
import { readRevenueByProduct } from '../../../database/revenue/readRevenueByProduct.js'
import { readRevenueByRep } from '../../../database/revenue/readRevenueByRep.js'

/** What a read gave; without a value it failed, and the log says why. */
export type Read<T> = { value: T } | null

/**
 * Starts every read of the page at once and waits for none, so that each chart appears when its own
 * figures are there, and one that fails takes no other with it.
 */
export const startReads = ({
  crm,
  filter: { basis, from, owner, period, pipeline_type, to },
  req,
}: {
  crm: CRMContext
  filter: FigureFilter
  req: PayloadRequest
}) => {
  const whose = { owner, pipeline_type }
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
    monthly: attempt('revenue by month', readMonthlyRevenue({ crm, query, req })),
    stages: attempt('pipeline value', readPipelineValue({ crm, query: whose, req })),
  }
}

export type Reads = ReturnType<typeof startReads>
