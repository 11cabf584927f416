import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Lead } from '../../../domain/leads/types.js'

import { relationID } from '../../../utilities/relationID.js'

/** Writes the history of a stage change, in the transaction of the change itself. */
export const recordStageChange = async ({
  after,
  before,
  crm,
  req,
}: {
  after: Lead
  before: Pick<Lead, 'stage' | 'stageEnteredAt'>
  crm: CRMContext
  req: PayloadRequest
}): Promise<void> => {
  await req.payload.create({
    collection: crm.slugs.activities,
    data: {
      type: 'stage_change',
      author: req.user?.collection === crm.usersSlug ? req.user.id : null,
      company: relationID(after.company),
      fromEnteredAt: before.stageEnteredAt,
      fromStage: before.stage,
      lead: after.id,
      occurredAt: after.lastActivityAt,
      toStage: after.stage,
    },
    depth: 0,
    overrideAccess: true, // the system's own record of what just happened
    req,
  })
}
