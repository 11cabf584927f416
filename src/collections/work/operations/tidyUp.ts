import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'

import { forgetMerges } from '../../../database/duplicates/merges.js'
import { gatherChanges } from '../../../database/rollUps/gatherChanges.js'
import { deleteOrphanFiles } from '../../../database/work/files.js'
import { forgetExpired } from '../../../database/work/forgetExpired.js'
import { deleteFinishedWork } from '../../../database/work/manageWork.js'
import { sweepTriggers } from './sweepTriggers.js'

/** What ended well, or was given up. */
const KEEP_DAYS = 30

/** What nobody has looked after in all this time. */
const KEEP_DEAD_DAYS = 180

/**
 * Removes what is left over: old work, files whose work is gone, answers and counts nobody asks for
 * any more, merges nobody can take back, jobs that nobody runs. What was counted since the last time goes to the sums.
 */
export const tidyUp = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<{ deleted: number }> => {
  const common = { crm, req }
  const ended = await deleteFinishedWork({
    ...common,
    days: KEEP_DAYS,
    states: ['done', 'cancelled'],
  })
  const dead = await deleteFinishedWork({ ...common, days: KEEP_DEAD_DAYS, states: ['dead'] })
  await deleteOrphanFiles(common)
  await forgetExpired({ req })
  await forgetMerges({ now: crm.now(), req })
  await sweepTriggers({ req })
  await gatherChanges(common)
  return { deleted: ended + dead }
}
