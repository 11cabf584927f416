import type { PayloadRequest } from 'payload'
import type { z } from 'zod'

import type { CRMContext } from '../../context.js'
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
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { checkFigureFilter } from '../shared/figureFilter.js'

type Filter = { owner?: string; pipeline_type?: string }

/** A figure: what was asked for has to exist, else a misspelt name would look like no revenue. */
const figureRoute = <Q extends z.ZodType<Filter>>({
  path,
  query,
  read,
  summary,
}: {
  path: string
  query: Q
  read: (args: { crm: CRMContext; query: z.infer<Q>; req: PayloadRequest }) => Promise<object>
  summary: string
}): Route =>
  defineRoute({
    access: 'canRead',
    handle: async (args) => {
      const asked = { ...args, query: args.query as z.infer<Q> }
      await checkFigureFilter(asked)
      return { ...(await read(asked)) }
    },
    method: 'get',
    path: `/revenue${path}`,
    query: query as z.ZodType,
    summary,
  })

export const revenueRoutes: Route[] = [
  figureRoute({
    path: '/by-product',
    query: revenueQuerySchema,
    read: readRevenueByProduct,
    summary: 'Revenue of each product, the most first.',
  }),
  figureRoute({
    path: '/by-rep',
    query: revenueQuerySchema,
    read: readRevenueByRep,
    summary: 'Revenue of each rep, the most first.',
  }),
  figureRoute({
    path: '/monthly',
    query: monthlyQuerySchema,
    read: readMonthlyRevenue,
    summary: 'Revenue of each month, those without any too.',
  }),
  figureRoute({
    path: '/pipeline-value',
    query: pipelineValueQuerySchema,
    read: readPipelineValue,
    summary: 'Count, value and weighted value of each stage.',
  }),
]
