import type { Payload } from 'payload'

import { createLocalReq } from 'payload'

import type { CRMContext } from '../../../context.js'

import { inTransaction } from '../../../database/inTransaction.js'
import { closeRun, lockStrandedRuns } from '../../../database/runs/changeRun.js'
import { endOf, summarize } from '../../../domain/runs/progress.js'

/**
 * Ends the runs whose last batches could not be done, or were given up one by one: they failed, and
 * say what they did so far. Whoever tries such a batch again has the run go on.
 */
export const settleRuns = async ({
  crm,
  payload,
}: {
  crm: CRMContext
  payload: Payload
}): Promise<void> => {
  const req = await createLocalReq({}, payload)
  await inTransaction({
    req,
    work: async () => {
      for (const run of await lockStrandedRuns({ crm, req })) {
        const { errors, status } = endOf(run)
        await closeRun({
          id: run.id,
          crm,
          progress: { ...run, errors },
          req,
          status,
          summary: summarize(run),
        })
      }
    },
  })
}
