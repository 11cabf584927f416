import type { Payload } from 'payload'

import type { CRMContext } from '../../../context.js'

import { releaseLease } from '../../../database/work/leases.js'

export type HeldLease = {
  abort: (reason: Error) => void
  crm: CRMContext
  owner: string
  payload: Payload
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** A database that does not answer must not keep the process from ending. */
const MOST_MS = 5000

/** What this process works on at the moment, so that it can give it back when told to end. */
const held = new Set<HeldLease>()

let isEnding = false

/** Whether this process was told to end: it begins nothing new. */
export const isProcessEnding = (): boolean => isEnding

const giveBack = async ({ abort, crm, owner, payload }: HeldLease): Promise<void> => {
  abort(new Error('The process was told to end.'))
  try {
    await releaseLease({ crm, owner, req: { payload } })
  } catch (err) {
    payload.logger.error({ err, msg: 'payload-crm: a lease could not be released' })
  }
}

/**
 * Gives everything back at once, without waiting for the handlers: what they write from now on is
 * refused by the table. Then the process ends as it would have without us, unless somebody else
 * (Next) sees to that.
 */
const onSignal = async (signal: NodeJS.Signals): Promise<void> => {
  if (isEnding) {
    return
  }
  isEnding = true
  const timeout = new Promise((resolve) => setTimeout(resolve, MOST_MS).unref())
  await Promise.race([Promise.all([...held].map(giveBack)), timeout])
  for (const name of SIGNALS) {
    process.off(name, onSignal)
  }
  if (process.listenerCount(signal) === 0) {
    process.kill(process.pid, signal)
  }
}

/** Remembers a lease for as long as it is held; signals are listened to only then. */
export const holdLease = (lease: HeldLease): (() => void) => {
  if (held.size === 0 && !isEnding) {
    for (const name of SIGNALS) {
      process.prependListener(name, onSignal)
    }
  }
  held.add(lease)
  return () => {
    held.delete(lease)
    if (held.size === 0 && !isEnding) {
      for (const name of SIGNALS) {
        process.off(name, onSignal)
      }
    }
  }
}
