import type { PayloadRequest, Where } from 'payload'

import type { Move } from '../../collections/leads/operations/moveLead.js'
import type { CRMContext } from '../../context.js'
import type { LeadListQuery } from '../../domain/leads/schema.js'
import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { isPlainMove, moveLead } from '../../collections/leads/operations/moveLead.js'
import { accessFilter } from '../../database/accessFilter.js'
import { readPipeline } from '../../database/pipelines/readPipeline.js'
import { isStorableID } from '../../database/session.js'
import {
  leadCreateSchema,
  leadListQuerySchema,
  leadUpdateSchema,
} from '../../domain/leads/schema.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { CRMError } from '../../utilities/crmError.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import {
  createRoute,
  deleteRoute,
  listRoute,
  readRoute,
  updateRecord,
} from '../shared/resourceRoutes.js'

type Args = { crm: CRMContext; req: PayloadRequest }

const requirePipeline = async ({
  crm,
  field,
  pipeline,
  req,
}: { field: string; pipeline: number | string } & Args) => {
  const readable = await accessFilter({
    collection: crm.slugs.pipelines,
    operation: 'read',
    req,
  })
  const found = readable === false ? null : await readPipeline({ crm, pipeline, readable, req })
  if (!found) {
    throw new CRMError({
      code: 'invalid_input',
      field,
      message: `There is no pipeline "${pipeline}". Use the id or the key of one.`,
    })
  }
  return found
}

const ownerWhere = ({ crm, owner, req }: { owner: string } & Args): Where => {
  if (owner === 'none') {
    return { owner: { exists: false } }
  }
  const id = owner === 'me' ? req.user?.id : owner
  if (!isStorableID({ id, collection: crm.usersSlug, req })) {
    throw new CRMError({
      code: 'invalid_input',
      field: 'owner',
      message: 'Use the id of a user, "me", or "none".',
    })
  }
  return { owner: { equals: id } }
}

/** The named filters of a list of leads. */
export const leadsWhere = async ({
  crm,
  query: { owner, pipeline_type, q, stage, status },
  req,
}: { query: LeadListQuery } & Args): Promise<Where> => {
  const and: Where[] = []
  if (pipeline_type !== undefined) {
    const { id } = await requirePipeline({
      crm,
      field: 'pipeline_type',
      pipeline: pipeline_type,
      req,
    })
    and.push({ pipeline: { equals: id } })
  }
  if (stage !== undefined) {
    and.push({ stage: { equals: stage } })
  }
  if (status !== undefined) {
    and.push({ status: { equals: status } })
  }
  if (owner !== undefined) {
    and.push(ownerWhere({ crm, owner, req }))
  }
  if (q) {
    and.push({
      or: ['companyName', 'contactName', 'contactEmail'].map((field) => ({
        [field]: { contains: q },
      })),
    })
  }
  return { and }
}

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
  listRoute(leads),
  readRoute(leads),
  createRoute(leads, leadCreateSchema, withPipelineID),
  patchRoute,
  deleteRoute(leads),
]
