import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { convertProposal } from '../../collections/proposals/operations/convertProposal.js'
import {
  proposalConvertSchema,
  proposalCreateSchema,
  proposalListQuerySchema,
  proposalUpdateSchema,
} from '../../domain/proposals/schema.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { Answer } from '../../utilities/http/answer.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
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

const convertRoute = defineRoute({
  access: 'canWriteOwn',
  body: proposalConvertSchema,
  handle: async ({ body: period, crm, params: { id }, req }) => {
    const { doc, isNew } = await convertProposal({ id, crm, period, req })
    return new Answer(isNew ? 201 : 200, { doc })
  },
  method: 'post',
  noun: proposals.noun,
  params: recordParamsSchema,
  path: '/proposals/:id/convert',
  summary: 'Makes the order of an accepted proposal, once, and wins its lead.',
})

export const proposalRoutes: Route[] = [
  ...crudRoutes(proposals, { create: proposalCreateSchema, update: proposalUpdateSchema }),
  convertRoute,
]
