import type { Resource } from '../shared/resourceRoutes.js'

import { decideInsight } from '../../collections/insights/operations/decideInsight.js'
import { insightListQuerySchema, insightUpdateSchema } from '../../domain/insights/schema.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { outsideTrash } from '../../utilities/outsideTrash.js'
import { requirePipeline } from '../leads/leadsWhere.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { listRoute } from '../shared/resourceRoutes.js'

const insights: Resource<typeof insightListQuerySchema> = {
  key: 'insights',
  listQuery: insightListQuerySchema,
  noun: 'insight',
  path: '/ai/insights',
  scope: outsideTrash,
  toWhere: async ({ crm, query: { kind, lead_id, order_id, pipeline_type, status }, req }) => {
    const where = equalsWhere({
      ids: { lead: lead_id, order: order_id },
      req,
      values: { kind, status },
    })
    if (pipeline_type === undefined) {
      return where
    }
    const { id } = await requirePipeline({
      crm,
      field: 'pipeline_type',
      pipeline: pipeline_type,
      req,
    })
    return { and: [where, { 'lead.pipeline': { equals: id } }] }
  },
}

export const insightRoutes = [
  {
    ...listRoute(insights),
    summary: 'Lists insights, the current ones if no status is asked for.',
  },
  defineRoute({
    access: 'canWriteOwn',
    body: insightUpdateSchema,
    handle: async ({ body: { status }, crm, params: { id }, req }) => ({
      doc: await decideInsight({ id, crm, req, status }),
    }),
    method: 'patch',
    noun: insights.noun,
    params: recordParamsSchema,
    path: '/ai/insights/:id',
    summary: 'Dismisses an insight, approves an upsell, or takes a dismissal back.',
  }),
]
