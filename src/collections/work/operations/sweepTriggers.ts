import type { PayloadRequest } from 'payload'

import { countWaitingJobs, deleteStaleJobs } from '../../../database/work/triggers.js'
import { TRIGGER_SLUG } from '../../../domain/work/trigger.js'

/** A trigger works for a minute, and for as long as the item it then has in hand: a day is beyond all. */
const STALE_MINUTES = 24 * 60

/**
 * Removes triggers that nobody runs any more. They do not stand in the way of the next one, which is
 * asked for when none waits, but would pile up.
 *
 * @returns whether another trigger is wanted
 */
export const sweepTriggers = async ({ req }: { req: PayloadRequest }): Promise<boolean> => {
  await deleteStaleJobs({ slug: TRIGGER_SLUG, minutes: STALE_MINUTES, req })
  return (await countWaitingJobs({ slug: TRIGGER_SLUG, req })) === 0
}
