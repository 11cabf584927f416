import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Board } from '../../../domain/board/types.js'
import type { AIPlaces, Run } from '../../ai/types.js'

import { roleOf } from '../../../utilities/access.js'
import { countPending } from '../../prompts/countPending.js'

export type AIProps = {
  lastDaily: null | Run
  /** Messages to advertisers that wait for this reader's review. */
  pendingPrompts: number
  places: AIPlaces
  promptsSlug: string
}

/** What the page shows of the sales engine at first: its latest run of a day. */
export const loadAI = async ({
  crm,
  pipelines,
  req,
}: {
  crm: CRMContext
  pipelines: Board['pipeline'][]
  req: PayloadRequest
}): Promise<AIProps> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.runs,
    depth: 0,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    sort: '-createdAt',
    user: req.user,
    where: { kind: { equals: 'daily' } },
  })
  const role = roleOf({ crm, req })
  const promptsSlug = crm.slugs.prompts
  return {
    lastDaily: (docs[0] as unknown as Run) ?? null,
    pendingPrompts: await countPending({ crm, payload: req.payload, user: req.user }),
    places: {
      canManage: crm.access.canManage({ role }),
      canWrite: crm.access.canWriteOwn({ role }),
      currency: crm.currency,
      leadsSlug: crm.slugs.leads,
      ordersSlug: crm.slugs.orders,
      pipelines: pipelines.map(({ name, key }) => ({ name, key })),
      runsSlug: crm.slugs.runs,
    },
    promptsSlug,
  }
}
