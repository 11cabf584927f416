import type { Payload } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { WorkItem, WorkProgress } from '../../../domain/work/types.js'

import { beat } from '../../../database/work/leases.js'
import { holdLease } from './heldLeases.js'
import { LostLease } from './lostLease.js'

export type KeptLease = {
  report: (progress: WorkProgress) => void
  signal: AbortSignal
  stop: () => void
}

/** Heartbeats in the time of a lease; two may be missed. */
const BEATS = 3

/** People who look at an item see its progress about so often. */
const PROGRESS_MS = 2000

/**
 * Keeps an item of the worker's own while it works, on connections of its own: the transaction of the
 * effects says nothing to others until it ends. When the item is lost (or could be, because the
 * database has not answered for the time of a lease), `signal` ends the work.
 */
export const keepLease = ({
  crm,
  item,
  owner,
  payload,
}: {
  crm: CRMContext
  item: Pick<WorkItem, 'key'>
  owner: string
  payload: Payload
}): KeptLease => {
  const controller = new AbortController()
  const abort = (reason: Error): void => controller.abort(reason)
  const leaseMs = crm.work.leaseSeconds * 1000
  let beatenAt = performance.now()
  let progress: null | WorkProgress = null
  let isBeating = false

  const send = async (): Promise<void> => {
    const startedAt = performance.now()
    const news = progress
    progress = null
    if (await beat({ crm, owner, progress: news, req: { payload } })) {
      beatenAt = startedAt
    } else {
      abort(new LostLease(item.key))
    }
  }

  const onTime = async (): Promise<void> => {
    const silence = performance.now() - beatenAt
    if (isBeating && silence > leaseMs) {
      abort(new LostLease(item.key)) // the database keeps it waiting
    }
    const isDue = silence >= leaseMs / BEATS || (progress !== null && silence >= PROGRESS_MS)
    if (isBeating || !isDue || controller.signal.aborted) {
      return
    }
    isBeating = true
    try {
      await send()
    } catch (err) {
      payload.logger.warn({ err, msg: `payload-crm: no heartbeat for the work "${item.key}"` })
      if (performance.now() - beatenAt > leaseMs) {
        abort(new LostLease(item.key))
      }
    } finally {
      isBeating = false
    }
  }

  const timer = setInterval(() => void onTime(), Math.min(leaseMs / BEATS / 4, PROGRESS_MS))
  const forget = holdLease({ abort, crm, owner, payload })
  return {
    report: (news) => {
      progress = news
    },
    signal: controller.signal,
    stop: () => {
      clearInterval(timer)
      forget()
    },
  }
}
