import type { Route } from '../../utilities/http/defineRoute.js'

import { readAlerts } from '../../database/alerts/readAlerts.js'
import { alertsQuerySchema } from '../../domain/alerts/query.js'
import { figureRoute } from '../shared/figureRoute.js'

export const alertRoutes: Route[] = [
  figureRoute({
    path: '/ai/alerts',
    query: alertsQuerySchema,
    read: readAlerts,
    summary: 'Leads that need somebody now, and what the past says about sources, times and risks.',
  }),
]
