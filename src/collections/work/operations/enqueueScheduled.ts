import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Schedule } from '../../../domain/work/schedule.js'

import { insertWork } from '../../../database/work/insertWork.js'
import { MAX_ATTEMPTS } from '../../../domain/work/retries.js'
import { scheduledRuns } from '../../../domain/work/schedule.js'

/**
 * Asks for the runs that are due. Any number of nodes may do so at the same time: a tick has one key,
 * and the table takes a key once.
 */
export const enqueueScheduled = async ({
  crm,
  req,
  schedules,
}: {
  crm: CRMContext
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>
  schedules: Schedule[]
}): Promise<void> => {
  for (const { key, kind, tick } of scheduledRuns({ now: crm.now(), schedules })) {
    await insertWork({
      crm,
      req,
      work: {
        createdBy: null,
        input: { tick },
        key,
        kind,
        leaseOwner: null,
        maxAttempts: MAX_ATTEMPTS,
      },
    })
  }
}
