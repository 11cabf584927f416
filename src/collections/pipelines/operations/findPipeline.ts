import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { PipelineKind, Stage } from '../../../domain/pipelines/stages.js'

import { isStorableID } from '../../../database/session.js'
import { isKey } from '../../../domain/pipelines/stages.js'

export type Pipeline = {
  id: number | string
  key: string
  kind: PipelineKind
  name: string
  stages: Stage[]
}

/**
 * One pipeline by id or key, `null` when there is none.
 *
 * @param overrideAccess true for the system's own decisions, which hold whoever asks
 */
export const findPipeline = async ({
  crm,
  overrideAccess,
  pipeline,
  req,
}: {
  crm: CRMContext
  overrideAccess: boolean
  pipeline: number | string
  req: PayloadRequest
}): Promise<null | Pipeline> => {
  const byID = isStorableID({ id: pipeline, req })
  if (!byID && !isKey(pipeline)) {
    return null
  }
  const { docs } = await req.payload.find({
    collection: crm.slugs.pipelines,
    depth: 0,
    limit: 1,
    overrideAccess,
    pagination: false,
    req,
    where: { [byID ? 'id' : 'key']: { equals: pipeline } },
  })
  return (docs[0] as Pipeline | undefined) ?? null
}

/** The pipeline of a record that names none: the oldest sales pipeline. */
export const findDefaultPipeline = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<null | Pipeline> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.pipelines,
    depth: 0,
    limit: 1,
    overrideAccess: true, // which pipeline is the default does not depend on who asks
    pagination: false,
    req,
    sort: 'createdAt',
    where: { kind: { equals: 'sales' } },
  })
  return (docs[0] as Pipeline | undefined) ?? null
}

/** Every pipeline; there are few. */
export const listPipelines = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<Pipeline[]> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.pipelines,
    depth: 0,
    overrideAccess: true, // what the stages mean does not depend on who asks
    pagination: false,
    req,
  })
  return docs as unknown as Pipeline[]
}
