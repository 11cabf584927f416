import type { PayloadRequest, Where } from 'payload'

import type { CRMContext } from '../../context.js'
import type { LeadListQuery } from '../../domain/leads/schema.js'

import { accessFilter } from '../../database/accessFilter.js'
import { readPipeline } from '../../database/pipelines/readPipeline.js'
import { CRMError } from '../../utilities/crmError.js'
import { ownerWhere } from '../shared/ownerWhere.js'

type Args = { crm: CRMContext; req: PayloadRequest }

/** @throws CRMError `invalid_input` when there is none the user may read */
export const requirePipeline = async ({
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

/** The named filters of a list of leads. */
export const leadsWhere = async ({
  crm,
  query: { owner, pipeline_type, q, stage, status },
  req,
}: { query: Omit<LeadListQuery, 'depth' | 'limit' | 'page'> } & Args): Promise<Where> => {
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
