import type { PayloadRequest, Where } from 'payload'

import type { CRMContext } from '../../context.js'
import type { LeadListQuery } from '../../domain/leads/schema.js'
import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { findPipeline } from '../../collections/pipelines/operations/findPipeline.js'
import {
  leadCreateSchema,
  leadListQuerySchema,
  leadUpdateSchema,
} from '../../domain/leads/schema.js'
import { CRMError } from '../../utilities/crmError.js'
import {
  createRoute,
  deleteRoute,
  listRoute,
  readRoute,
  updateRoute,
} from '../shared/resourceRoutes.js'

type Args = { crm: CRMContext; req: PayloadRequest }

const requirePipeline = async ({
  crm,
  field,
  pipeline,
  req,
}: { field: string; pipeline: number | string } & Args) => {
  const found = await findPipeline({ crm, overrideAccess: false, pipeline, req })
  if (!found) {
    throw new CRMError({
      code: 'invalid_input',
      field,
      message: `There is no pipeline "${pipeline}". Use the id or the key of one.`,
    })
  }
  return found
}

const ownerWhere = ({ owner, req }: { owner: string; req: PayloadRequest }): Where => {
  if (owner === 'none') {
    return { owner: { exists: false } }
  }
  return { owner: { equals: owner === 'me' ? req.user?.id : owner } }
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
    and.push(ownerWhere({ owner, req }))
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

/** A pipeline may be named by its key; stored is its id. */
const withPipelineID = async <T extends { pipeline?: number | string }>({
  crm,
  data,
  req,
}: { data: T } & Args): Promise<T> =>
  data.pipeline === undefined
    ? data
    : {
        ...data,
        pipeline: (
          await requirePipeline({ crm, field: 'pipeline', pipeline: data.pipeline, req })
        ).id,
      }

const leads: Resource<typeof leadListQuerySchema> = {
  key: 'leads',
  listQuery: leadListQuerySchema,
  noun: 'lead',
  path: '/leads',
  toWhere: leadsWhere,
}

export const leadRoutes: Route[] = [
  listRoute(leads),
  readRoute(leads),
  createRoute(leads, leadCreateSchema, withPipelineID),
  updateRoute(leads, leadUpdateSchema, withPipelineID),
  deleteRoute(leads),
]
