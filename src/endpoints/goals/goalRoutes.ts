import type { Route } from '../../utilities/http/defineRoute.js'

import {
  goalCreateSchema,
  goalListQuerySchema,
  goalUpdateSchema,
} from '../../domain/goals/schema.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { crudRoutes } from '../shared/resourceRoutes.js'

export const goalRoutes: Route[] = crudRoutes(
  {
    key: 'goals',
    listQuery: goalListQuerySchema,
    noun: 'sales goal',
    path: '/goals',
    toWhere: ({ query: { owner, period }, req }) =>
      equalsWhere({ ids: { owner }, req, values: { period } }),
  },
  { create: goalCreateSchema, update: goalUpdateSchema },
)
