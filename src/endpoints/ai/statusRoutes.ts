import type { Route } from '../../utilities/http/defineRoute.js'

import { readAIStatus } from '../../collections/ai/operations/readAIStatus.js'
import { reportUsage } from '../../collections/ai/operations/reportUsage.js'
import { usageQuerySchema } from '../../domain/ai/usage.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'

/** How the sales engine is, and what its models did. */
export const statusRoutes: Route[] = [
  defineRoute({
    access: 'canRead',
    handle: ({ crm, req }) => readAIStatus({ crm, req }),
    method: 'get',
    path: '/ai/status',
    summary: 'Model, budget and state of the sales engine.',
  }),
  defineRoute({
    access: 'canManage',
    handle: ({ crm, query: { days }, req }) => reportUsage({ crm, days, req }),
    method: 'get',
    path: '/ai/usage',
    query: usageQuerySchema,
    summary: 'What models were asked, by day, function and model, and what it cost.',
  }),
]
