import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Moved } from '../../../database/audience/settleStages.js'
import type { WorkHandler } from '../../work/operations/types.js'

import {
  addMissing,
  findStale,
  measureStates,
  settleStages,
} from '../../../database/audience/settleStages.js'
import { inTransaction } from '../../../database/inTransaction.js'
import { gatherChanges } from '../../../database/rollUps/gatherChanges.js'
import { addMoves } from '../../../domain/audience/addMoves.js'

/** Pages of the table that are looked at in one step: some ten thousand contacts. */
const PAGES = 500

/** Contacts that are written in one transaction: as many as take so long, because others wait for them. */
const LOCK_MS = 200
const FEWEST = 100
const MOST = 5000

type Step = { from: number; moves: Moved[]; pages: number }

const readStep = (step: string | undefined): null | Step =>
  step === undefined ? null : (JSON.parse(step) as Step)

/** Writes what is stale in transactions that each lock few contacts for a short time. */
const settleInChunks = async ({
  crm,
  ids,
  request,
  signal,
  size,
}: {
  crm: CRMContext
  ids: string[]
  request: () => Promise<PayloadRequest>
  signal: AbortSignal
  /** How many to begin with. */
  size: number
}): Promise<{ moves: Moved[]; size: number }> => {
  let moves: Moved[] = []
  let next = size
  for (let at = 0; at < ids.length;) {
    signal.throwIfAborted()
    const chunk = ids.slice(at, at + next)
    const req = await request()
    const began = performance.now()
    const moved = await inTransaction({
      req,
      work: () => settleStages({ cause: 'resegment', crm, ids: chunk, req }),
    })
    const scale = Math.min(2, LOCK_MS / (performance.now() - began))
    moves = addMoves({ more: moved, moves })
    at += chunk.length
    next = Math.round(Math.min(MOST, Math.max(FEWEST, chunk.length * scale)))
  }
  return { moves, size: next }
}

/**
 * Puts everybody where the rule has them. It reads all contacts, locks nobody while it looks, and
 * writes to those alone who are somewhere else; stopped at any time, it goes on from where it was.
 */
export const resegment: WorkHandler<{ moves: Moved[] }> = async ({
  commit,
  crm,
  item,
  request,
  signal,
}) => {
  const req = await request()
  let step = readStep(item.progress?.step)
  if (!step) {
    await addMissing({ crm, req })
  }
  const { contacts, pages } = await measureStates({ req })
  let done = item.progress?.done ?? 0
  let size = FEWEST * 5
  step ??= { from: 0, moves: [], pages }
  while (step.from < step.pages) {
    signal.throwIfAborted()
    const { from, moves }: Step = step
    const found = await findStale({ crm, from, pages: PAGES, req })
    const settled = await settleInChunks({ crm, ids: found.stale, request, signal, size })
    size = settled.size
    done += found.contacts
    step = { ...step, from: from + PAGES, moves: addMoves({ more: settled.moves, moves }) }
    const isLast = step.from >= step.pages
    const progress = {
      done: isLast ? contacts : Math.min(done, contacts),
      step: JSON.stringify(step),
      total: contacts,
    }
    await commit(() => Promise.resolve({ isDone: false, progress }))
  }
  const { moves } = step
  // The boards read what has not been gathered row by row: a pass leaves many of these.
  await gatherChanges({ crm, req: await request() })
  await commit(() => Promise.resolve({ isDone: true, result: { moves } }))
}
