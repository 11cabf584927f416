import type { PayloadRequest } from 'payload'

import type { Move } from '../../collections/leads/operations/moveLead.js'
import type { CRMContext } from '../../context.js'
import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { isPlainMove, moveLead } from '../../collections/leads/operations/moveLead.js'
import { isStorableID } from '../../database/session.js'
import {
  leadCreateSchema,
  leadListQuerySchema,
  leadUpdateSchema,
} from '../../domain/leads/schema.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import {
  createRoute,
  deleteRoute,
  listRoute,
  readRoute,
  updateRecord,
} from '../shared/resourceRoutes.js'
import { exportRoute } from './exportRoute.js'
import { leadsWhere, requirePipeline } from './leadsWhere.js'

type Args = { crm: CRMContext; req: PayloadRequest }

/** A pipeline may be named by its key; stored is its id, which the collection checks. */
const withPipelineID = async <T extends { pipeline?: number | string }>({
  crm,
  data,
  req,
}: { data: T } & Args): Promise<T> =>
  data.pipeline === undefined || isStorableID({ id: data.pipeline, req })
    ? data
    : {
        ...data,
        pipeline: (await requirePipeline({ crm, field: 'pipeline', pipeline: data.pipeline, req }))
          .id,
      }

const leads: Resource<typeof leadListQuerySchema> = {
  key: 'leads',
  listQuery: leadListQuerySchema,
  noun: 'lead',
  path: '/leads',
  toWhere: leadsWhere,
}

/** Moving a card is an update like any other, taken the short way where that is the same thing. */
const patchRoute = defineRoute({
  access: 'canWriteOwn',
  body: leadUpdateSchema,
  handle: async ({ body, crm, params: { id }, req }) => {
    const doc = isPlainMove({ crm, data: body, req })
      ? await moveLead({ id, crm, move: body as Move, req })
      : await updateRecord({
          id,
          crm,
          data: await withPipelineID({ crm, data: body, req }),
          key: 'leads',
          req,
        })
    return { doc }
  },
  method: 'patch',
  noun: leads.noun,
  params: recordParamsSchema,
  path: '/leads/:id',
  summary: 'Changes a lead; with `stage` and `boardOrder` it moves its card.',
})

export const leadRoutes: Route[] = [
  exportRoute,
  listRoute(leads),
  readRoute(leads),
  createRoute(leads, leadCreateSchema, withPipelineID),
  patchRoute,
  deleteRoute(leads),
]
