import type { Where } from 'payload'

import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { listPipelines } from '../../collections/pipelines/operations/listPipelines.js'
import { leadListQuerySchema } from '../../domain/leads/schema.js'
import { leadsWhere } from '../leads/leadsWhere.js'
import { listRoute, readRoute } from '../shared/resourceRoutes.js'

/** A deal is a lead past the first stage of its pipeline. */
const pastFirstStage: NonNullable<Resource<typeof leadListQuerySchema>['scope']> = async (args) => {
  const pipelines = await listPipelines(args)
  return {
    and: pipelines.map(({ id, stages }): Where => ({
      or: [{ pipeline: { not_equals: id } }, { stage: { not_equals: stages[0]?.key } }],
    })),
  }
}

const deals: Resource<typeof leadListQuerySchema> = {
  key: 'leads',
  listQuery: leadListQuerySchema,
  noun: 'deal',
  path: '/deals',
  scope: pastFirstStage,
  toWhere: leadsWhere,
}

/** Deals are read here; they are written as the leads they are. */
export const dealRoutes: Route[] = [listRoute(deals), readRoute(deals)]
