import type { Route } from '../../utilities/http/defineRoute.js'

import { readForecast } from '../../database/analytics/readForecast.js'
import { readPipelineMetrics } from '../../database/analytics/readPipelineMetrics.js'
import { readWaterfall, readWaterfallLeads } from '../../database/analytics/readWaterfall.js'
import {
  forecastQuerySchema,
  pipelineMetricsQuerySchema,
  waterfallLeadsQuerySchema,
  waterfallQuerySchema,
} from '../../domain/analytics/query.js'
import { figureRoute } from '../shared/figureRoute.js'

export const analyticsRoutes: Route[] = [
  figureRoute({
    path: '/analytics/pipeline',
    query: pipelineMetricsQuerySchema,
    read: readPipelineMetrics,
    summary: 'What came in, what was won and lost, and how leads pass through the stages.',
  }),
  figureRoute({
    path: '/analytics/forecast',
    query: forecastQuerySchema,
    read: readForecast,
    summary: 'What is won, what is expected to be, and how far the goals are reached.',
  }),
  figureRoute({
    path: '/analytics/waterfall',
    query: waterfallQuerySchema,
    read: readWaterfall,
    summary: 'Why the open pipeline is worth what it is, compared with a day before.',
  }),
  figureRoute({
    path: '/analytics/waterfall/leads',
    query: waterfallLeadsQuerySchema,
    read: readWaterfallLeads,
    summary: 'The leads behind a bar of the waterfall.',
  }),
]
