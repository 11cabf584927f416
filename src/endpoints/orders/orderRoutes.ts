import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { describeDelivery } from '../../collections/orders/operations/describeDelivery.js'
import { renewOrder } from '../../collections/orders/operations/renewOrder.js'
import {
  orderCreateSchema,
  orderListQuerySchema,
  orderRenewSchema,
  orderUpdateSchema,
} from '../../domain/orders/schema.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { Answer } from '../../utilities/http/answer.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { crudRoutes } from '../shared/resourceRoutes.js'

const orders: Resource<typeof orderListQuerySchema> = {
  key: 'orders',
  listQuery: orderListQuerySchema,
  noun: 'order',
  path: '/orders',
  toWhere: ({ query: { flagged, lead_id: lead, status }, req }) => ({
    and: [
      equalsWhere({ ids: { lead }, req, values: { status } }),
      ...(flagged ? [{ flaggedForReview: { equals: flagged === 'true' } }] : []),
    ],
  }),
}

const renewRoute = defineRoute({
  access: 'canWriteOwn',
  body: orderRenewSchema,
  handle: async ({ body: flight, crm, params: { id }, req }) => {
    const { doc, isNew } = await renewOrder({ id, crm, flight, req })
    return new Answer(isNew ? 201 : 200, { doc })
  },
  method: 'post',
  noun: orders.noun,
  params: recordParamsSchema,
  path: '/orders/:id/renew',
  summary: 'Copies an order forward, once: same lead and lines, from the day after its end.',
})

const deliveryRoute = defineRoute({
  access: 'canRead',
  handle: async ({ crm, params: { id }, req }) => ({
    ...(await describeDelivery({ id, crm, req })),
  }),
  method: 'get',
  noun: orders.noun,
  params: recordParamsSchema,
  path: '/orders/:id/delivery',
  summary: 'How an order goes: its pacing, what it delivered, and day by day.',
})

export const orderRoutes: Route[] = [
  ...crudRoutes(orders, { create: orderCreateSchema, update: orderUpdateSchema }),
  deliveryRoute,
  renewRoute,
]
