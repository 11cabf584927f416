import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'

import { readLastStageChange } from '../../../database/leads/readLastStageChange.js'
import { UNDO_WINDOW_MS } from '../../../domain/leads/decideStageChange.js'

/**
 * Whether putting a lead into `stage` takes back what the same user did just now: the lead's newest
 * stage change is theirs, left that stage, and is younger than the undo window.
 *
 * @returns when the lead had entered that stage, `null` when it is no undo
 */
export const findUndo = async ({
  crm,
  leadID,
  req,
  stage,
}: {
  crm: CRMContext
  leadID: number | string
  req: PayloadRequest
  stage: string
}): Promise<{ enteredAt: string } | null> => {
  if (req.user?.collection !== crm.usersSlug) {
    return null
  }
  const last = await readLastStageChange({
    author: req.user.id,
    collection: crm.slugs.activities,
    leadID,
    req,
  })
  const isRecent = last && crm.now().getTime() - last.recordedAt.getTime() <= UNDO_WINDOW_MS
  return isRecent && last.fromStage === stage && last.fromEnteredAt
    ? { enteredAt: last.fromEnteredAt.toISOString() }
    : null
}
