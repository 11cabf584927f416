import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Board } from '../../../domain/board/types.js'

const MAX_PIPELINES = 100

/** The sales pipelines the reader may read, the oldest first. */
export const findSalesPipelines = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<Board['pipeline'][]> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.pipelines,
    depth: 0,
    limit: MAX_PIPELINES,
    overrideAccess: false,
    pagination: false,
    req,
    sort: 'createdAt',
    user: req.user,
    where: { kind: { equals: 'sales' } },
  })
  return docs.map((doc) => {
    const { id, name, key, kind } = doc as unknown as Board['pipeline']
    return { id, name, key, kind }
  })
}
