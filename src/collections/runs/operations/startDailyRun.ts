import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { WorkHandler } from '../../work/operations/types.js'
import type { StartedRun } from './startRun.js'

import { startRun } from './startRun.js'

/**
 * Starts the run of today, by the calendar of the reporting time zone: the scores that are due, the
 * churn of existing clients, upsells of active orders, and prompts for orders with new performance.
 * Asked for again on the same day, by whomever, it is the same run; after one that failed or was given
 * up, a new one does what is still due.
 */
export const startDailyRun = ({
  crm,
  moment,
  req,
}: {
  crm: CRMContext
  /** When it was due. @default now */
  moment?: Date
  req: PayloadRequest
}): Promise<StartedRun> => startRun({ crm, kind: 'daily', moment, req, scope: { isForced: false } })

/** The daily run as it comes by its schedule: that of the day it was due on, however late it is begun. */
export const startScheduledRun: WorkHandler<StartedRun> = ({ commit, crm, item }) => {
  const { tick } = item.input as { tick: string }
  return commit(async ({ req }) => ({
    isDone: true,
    result: await startDailyRun({ crm, moment: new Date(tick), req }),
  }))
}
