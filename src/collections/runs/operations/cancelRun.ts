import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'

import { cancelBatches } from '../../../database/runs/batches.js'
import { closeRun, lockRun } from '../../../database/runs/changeRun.js'
import { summarize } from '../../../domain/runs/progress.js'
import { RUN_BY_HAND } from '../../../domain/runs/status.js'
import { refuseTransition } from '../../../domain/shared/transitions.js'
import { roleOf } from '../../../utilities/access.js'
import { CRMError, refusalError } from '../../../utilities/crmError.js'

/**
 * Gives a run up, in the request's transaction: what it did so far stays, what waits is not begun, and
 * what is under way stops soon and writes nothing more.
 *
 * @throws CRMError `not_found`; `forbidden` for the run of somebody else, unless the caller manages;
 * `illegal_transition` when it has ended otherwise
 */
export const cancelRun = async ({
  id,
  crm,
  req,
}: {
  crm: CRMContext
  id: string
  req: PayloadRequest
}): Promise<void> => {
  const run = await lockRun({ id, crm, req })
  if (!run) {
    throw new CRMError({ code: 'not_found', message: 'There is no such run.' })
  }
  if (run.createdBy !== req.user?.id && !crm.access.canManage({ role: roleOf({ crm, req }) })) {
    throw new CRMError({ code: 'forbidden', message: req.t('crm:errors:role' as never) })
  }
  const refusal = refuseTransition({
    from: run.status,
    noun: 'run',
    table: RUN_BY_HAND,
    to: 'cancelled',
  })
  if (refusal) {
    throw refusalError({ collection: crm.slugs.runs, refusal, t: req.t })
  }
  if (run.status === 'cancelled') {
    return
  }
  await cancelBatches({ crm, req, run: run.id })
  await closeRun({ id, crm, progress: run, req, status: 'cancelled', summary: summarize(run) })
}
