import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { upsertPerformance } from '../../collections/performance/operations/upsertPerformance.js'
import {
  performanceListQuerySchema,
  performanceUpdateSchema,
  performanceUpsertSchema,
} from '../../domain/performance/schema.js'
import { Answer } from '../../utilities/http/answer.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { deleteRoute, listRoute, readRoute, updateRoute } from '../shared/resourceRoutes.js'

const performance: Resource<typeof performanceListQuerySchema> = {
  key: 'performance',
  listQuery: performanceListQuerySchema,
  noun: 'performance record',
  path: '/performance',
  toWhere: ({ query, req }) => equalsWhere({ ids: { order: query.order_id }, req }),
}

const upsertRoute = defineRoute({
  access: 'canWriteOwn',
  body: performanceUpsertSchema,
  handle: async ({ body: { isMany, rows }, crm, req }) => {
    const { created, docs, updated } = await upsertPerformance({ crm, req, rows })
    return new Answer(
      created > 0 ? 201 : 200,
      isMany ? { created, docs, updated } : { doc: docs[0] },
    )
  },
  method: 'post',
  path: '/performance',
  summary: 'Takes delivery in: one record, or an array of them; what is there already is updated.',
})

export const performanceRoutes: Route[] = [
  listRoute(performance),
  readRoute(performance),
  upsertRoute,
  updateRoute(performance, performanceUpdateSchema),
  deleteRoute(performance),
]
