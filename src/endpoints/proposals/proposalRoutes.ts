import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import {
  proposalCreateSchema,
  proposalListQuerySchema,
  proposalUpdateSchema,
} from '../../domain/proposals/schema.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { crudRoutes } from '../shared/resourceRoutes.js'

const proposals: Resource<typeof proposalListQuerySchema> = {
  key: 'proposals',
  listQuery: proposalListQuerySchema,
  noun: 'proposal',
  path: '/proposals',
  toWhere: ({ query, req }) =>
    equalsWhere({ ids: { lead: query.lead_id }, req, values: { status: query.status } }),
}

export const proposalRoutes: Route[] = crudRoutes(proposals, {
  create: proposalCreateSchema,
  update: proposalUpdateSchema,
})
