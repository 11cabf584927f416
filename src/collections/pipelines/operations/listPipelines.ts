import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Pipeline } from '../../../database/pipelines/readPipeline.js'

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
