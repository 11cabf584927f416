import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'

import { UNDO_WINDOW_MS } from '../../../domain/leads/decideStageChange.js'
import { isSameRelation } from '../../../utilities/relationID.js'

/**
 * Whether putting a closed lead back into `stage` takes back what the same user did just now: the
 * lead's newest stage change is theirs, left that stage, and is younger than the undo window.
 */
export const isOwnRecentClosing = async ({
  crm,
  leadID,
  req,
  stage,
}: {
  crm: CRMContext
  leadID: number | string
  req: PayloadRequest
  stage: string
}): Promise<boolean> => {
  if (!req.user) {
    return false
  }
  const { docs } = await req.payload.find({
    collection: crm.slugs.activities,
    depth: 0,
    limit: 1,
    overrideAccess: true, // the history decides, whether or not the user may browse it
    pagination: false,
    req,
    sort: '-occurredAt',
    where: { type: { equals: 'stage_change' }, lead: { equals: leadID } },
  })
  const [last] = docs
  return (
    last !== undefined &&
    last.fromStage === stage &&
    isSameRelation(last.author, req.user.id) &&
    crm.now().getTime() - new Date(last.occurredAt as string).getTime() <= UNDO_WINDOW_MS
  )
}
