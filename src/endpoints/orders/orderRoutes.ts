import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import {
  orderCreateSchema,
  orderListQuerySchema,
  orderUpdateSchema,
} from '../../domain/orders/schema.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { crudRoutes } from '../shared/resourceRoutes.js'

const orders: Resource<typeof orderListQuerySchema> = {
  key: 'orders',
  listQuery: orderListQuerySchema,
  noun: 'order',
  path: '/orders',
  toWhere: ({ query, req }) =>
    equalsWhere({ ids: { lead: query.lead_id }, req, values: { status: query.status } }),
}

export const orderRoutes: Route[] = crudRoutes(orders, {
  create: orderCreateSchema,
  update: orderUpdateSchema,
})
