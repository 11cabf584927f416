import type { Route } from '../../utilities/http/defineRoute.js'

import { getBoard } from '../../collections/leads/operations/getBoard.js'
import { boardParamsSchema, boardQuerySchema } from '../../domain/board/filter.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'

export const boardRoutes: Route[] = [
  defineRoute({
    access: 'canRead',
    handle: async ({ crm, params, query, req }) => ({
      ...(await getBoard({ crm, pipeline: params.pipeline, query, req })),
    }),
    method: 'get',
    params: boardParamsSchema,
    path: '/board/:pipeline',
    query: boardQuerySchema,
    summary:
      'Everything a board shows: stages with counts and totals, and the first cards of each.',
  }),
]
