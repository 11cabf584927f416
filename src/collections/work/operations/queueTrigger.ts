import type { PayloadRequest } from 'payload'

import { countWaitingJobs } from '../../../database/work/triggers.js'
import { TRIGGER_SLUG } from '../../../domain/work/trigger.js'

/**
 * More of them wait only when nobody runs them. One would be too few: it may be taken, and find
 * nothing, before the transaction that leans on it has been committed.
 */
const MOST_WAITING = 10

declare module 'payload' {
  interface RequestContext {
    /** The transaction that has queued a trigger already. */
    crmTriggerOf?: number | string
  }
}

/**
 * Wakes a worker through Payload's jobs queue, in the same transaction as the work it is to do. Once
 * for a transaction, however much work that asks for; and never more than a few, because each does
 * all there is to do.
 */
export const queueTrigger = async ({ req }: { req: PayloadRequest }): Promise<void> => {
  const transactionID = await req.transactionID
  if (transactionID !== undefined && req.context.crmTriggerOf === transactionID) {
    return
  }
  if ((await countWaitingJobs({ slug: TRIGGER_SLUG, req })) < MOST_WAITING) {
    await req.payload.jobs.queue({ input: {}, req, task: TRIGGER_SLUG })
  }
  req.context.crmTriggerOf = transactionID
}
