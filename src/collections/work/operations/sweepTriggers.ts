import type { PayloadRequest } from 'payload'

import { countWaitingJobs, deleteStaleJobs } from '../../../database/work/triggers.js'
import { TRIGGER_SLUG } from '../../../domain/work/trigger.js'

/** A trigger works for a minute, and for as long as the item it then has in hand. */
const STALE_MINUTES = 10

/**
 * Removes triggers that nobody runs any more, so that they never stand in the way of the next one.
 * Where one is still at work after all it does no harm: its item is its own by the lease.
 *
 * @returns whether another trigger is wanted
 */
export const sweepTriggers = async ({ req }: { req: PayloadRequest }): Promise<boolean> => {
  await deleteStaleJobs({ slug: TRIGGER_SLUG, minutes: STALE_MINUTES, req })
  return (await countWaitingJobs({ slug: TRIGGER_SLUG, req })) === 0
}
