import type { Payload } from 'payload'

import { randomUUID } from 'node:crypto'

import type { CRMContext } from '../../../context.js'
import type { WorkKinds } from './types.js'

import { claimWork, reapWork } from '../../../database/work/claimWork.js'
import { isProcessEnding } from './heldLeases.js'
import { runWork } from './runWork.js'

type Args = {
  crm: CRMContext
  kinds: WorkKinds
  payload: Payload
  /** No item is begun after so many seconds. */
  seconds: number
}

/** Who drains at the moment, and whether somebody asked for it again meanwhile. */
const draining = new WeakMap<Payload, { isAskedAgain: boolean }>()

const runNext = async ({ crm, kinds, payload }: Omit<Args, 'seconds'>): Promise<boolean> => {
  const owner = randomUUID()
  const item = await claimWork({ crm, kinds: Object.keys(kinds), owner, req: { payload } })
  if (!item) {
    return false
  }
  await runWork({ crm, handler: kinds[item.kind]!, item, owner, payload })
  return true
}

const drain = async ({ seconds, ...args }: Args): Promise<boolean> => {
  const until = performance.now() + seconds * 1000
  while (!isProcessEnding() && performance.now() < until) {
    await reapWork({ crm: args.crm, req: { payload: args.payload } })
    if (!(await runNext(args))) {
      return false
    }
  }
  return true
}

/**
 * Does what is due, one item after the other, until nothing is left or the time is up. In one process
 * it runs once at a time: asked again meanwhile, it looks once more before it ends.
 *
 * @returns whether there may be more to do
 */
export const drainWork = async (args: Args): Promise<boolean> => {
  const running = draining.get(args.payload)
  if (running) {
    running.isAskedAgain = true
    return false
  }
  const own = { isAskedAgain: true }
  draining.set(args.payload, own)
  try {
    let hasMore = false
    while (own.isAskedAgain && !hasMore) {
      own.isAskedAgain = false
      hasMore = await drain(args)
    }
    return hasMore
  } finally {
    draining.delete(args.payload)
  }
}
