import type { PayloadRequest } from 'payload'

import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import type { CRMContext } from '../../../context.js'
import type { ResegmentRun } from '../../../domain/audience/board.js'

import { lockResegment, readResegment } from '../../../database/audience/readResegment.js'
import { inTransaction } from '../../../database/inTransaction.js'
import { RESEGMENT } from '../../../domain/audience/workKind.js'
import { MAX_ATTEMPTS } from '../../../domain/work/retries.js'
import { enqueueWork } from '../../work/operations/enqueueWork.js'
import { runWork } from '../../work/operations/runWork.js'
import { resegment } from './resegment.js'

type Args = { crm: CRMContext; req: PayloadRequest }

const isUnderWay = (run: null | ResegmentRun): run is ResegmentRun =>
  run !== null && ['queued', 'running'].includes(run.status)

const ask = ({
  crm,
  leaseOwner,
  req,
}: { leaseOwner?: string } & Args): Promise<{ id: number | string; key: null | string }> =>
  inTransaction({
    req,
    work: async () => {
      await lockResegment({ req })
      const former = await readResegment({ crm, req })
      if (isUnderWay(former)) {
        return { id: former.id, key: null }
      }
      const key = `${RESEGMENT}:by-hand:${randomUUID()}`
      const { id } = await enqueueWork({ crm, key, kind: RESEGMENT, leaseOwner, req })
      return { id, key }
    },
  })

const read = async ({ id, crm, req }: { id: number | string } & Args): Promise<ResegmentRun> =>
  (await readResegment({ id, crm, req }))!

/**
 * Asks for a pass over all contacts, in a transaction of its own. There is one at a time: asked again
 * meanwhile, it is the one that is under way.
 */
export const askForResegment = async ({ crm, req }: Args): Promise<ResegmentRun> => {
  const { id } = await ask({ crm, req })
  return read({ id, crm, req })
}

const POLL_MS = 250

/** As long as a request may take before something on the way to the browser gives it up. */
const LONGEST_MS = 55_000

/**
 * The same, begun at once, and waited for.
 *
 * @returns the pass as it ended; one that takes longer than a request may, as it is then
 */
export const resegmentNow = async ({ crm, req }: Args): Promise<ResegmentRun> => {
  const owner = randomUUID()
  const { id, key } = await ask({ crm, leaseOwner: owner, req })
  const until = performance.now() + LONGEST_MS
  if (key !== null) {
    const item = {
      id,
      attempts: 1,
      createdBy: req.user?.id ?? null,
      input: null,
      key,
      kind: RESEGMENT,
      maxAttempts: MAX_ATTEMPTS,
      progress: null,
    }
    void runWork({ crm, handler: resegment, item, owner, payload: req.payload })
  }
  let run = await read({ id, crm, req })
  while (isUnderWay(run) && performance.now() < until) {
    await sleep(POLL_MS)
    run = await read({ id, crm, req })
  }
  return run
}
