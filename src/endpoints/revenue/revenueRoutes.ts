import type { Route } from '../../utilities/http/defineRoute.js'

import { readMonthlyRevenue } from '../../database/revenue/readMonthlyRevenue.js'
import { readPipelineValue } from '../../database/revenue/readPipelineValue.js'
import { readRevenueByProduct } from '../../database/revenue/readRevenueByProduct.js'
import { readRevenueByRep } from '../../database/revenue/readRevenueByRep.js'
import {
  monthlyQuerySchema,
  pipelineValueQuerySchema,
  revenueQuerySchema,
} from '../../domain/revenue/query.js'
import { figureRoute } from '../shared/figureRoute.js'

export const revenueRoutes: Route[] = [
  figureRoute({
    path: '/revenue/by-product',
    query: revenueQuerySchema,
    read: readRevenueByProduct,
    summary: 'Revenue of each product, the most first.',
  }),
  figureRoute({
    path: '/revenue/by-rep',
    query: revenueQuerySchema,
    read: readRevenueByRep,
    summary: 'Revenue of each rep, the most first.',
  }),
  figureRoute({
    path: '/revenue/monthly',
    query: monthlyQuerySchema,
    read: readMonthlyRevenue,
    summary: 'Revenue of each month, those without any too.',
  }),
  figureRoute({
    path: '/revenue/pipeline-value',
    query: pipelineValueQuerySchema,
    read: readPipelineValue,
    summary: 'Count, value and weighted value of each stage.',
  }),
]
