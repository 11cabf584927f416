import type { Payload, PayloadRequest, TypedUser } from 'payload'

import { createLocalReq } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Failure } from '../../../domain/work/retries.js'
import type { WorkItem } from '../../../domain/work/types.js'
import type { KeptLease } from './keepLease.js'
import type { Commit, StepOutcome, WorkHandler } from './types.js'

import { inTransaction } from '../../../database/inTransaction.js'
import { postgresErrorOf } from '../../../database/postgresError.js'
import { markDone, markFailed, markProgress, releaseLease } from '../../../database/work/leases.js'
import { decideFailure } from '../../../domain/work/retries.js'
import { CRMError } from '../../../utilities/crmError.js'
import { errorAnswer } from '../../../utilities/http/errorAnswer.js'
import { isProcessEnding } from './heldLeases.js'
import { keepLease } from './keepLease.js'
import { LostLease } from './lostLease.js'

/** How a try ended. `lost`: the item is another's by now, or goes on after the process has ended. */
export type WorkEnd<Result> =
  { end: 'done'; result: Result } | { end: 'failed'; error: unknown } | { end: 'lost' }

type Args<Result> = {
  crm: CRMContext
  handler: WorkHandler<Result>
  /** Whether somebody waits for this try and is told what came of it. @default false */
  isAnswered?: boolean
  item: WorkItem
  /** The token under which the item was claimed. */
  owner: string
  payload: Payload
}

const MAX_MESSAGE = 2000

/** Somebody else is at it; unlike a value that is taken, which stays so. */
const isInTheWay = ({ code, error }: { code: string; error: unknown }): boolean =>
  ['conflict', 'version_conflict'].includes(code) && !postgresErrorOf(error)

const failureOf = (error: unknown): Failure => {
  const answer = errorAnswer(error)
  const code = answer?.errors[0]?.data.code
  if (!answer || code === undefined) {
    return 'fault'
  }
  if (answer.status >= 500) {
    return 'away'
  }
  if (isInTheWay({ code, error })) {
    return 'busy'
  }
  return postgresErrorOf(error) ? 'fault' : 'refused'
}

/**
 * A request in the name of whoever asked for the work.
 *
 * @throws CRMError `forbidden` when there is no such user any more: what they asked for is not done
 * in the name of the system
 */
const requestFor = async ({
  crm,
  item,
  payload,
}: Pick<Args<never>, 'crm' | 'item' | 'payload'>): Promise<PayloadRequest> => {
  const user =
    item.createdBy === null
      ? null
      : await payload.findByID({
          id: item.createdBy,
          collection: crm.usersSlug,
          depth: 0,
          disableErrors: true,
          overrideAccess: true, // whose work it is was settled when it was asked for
        })
  if (item.createdBy !== null && !user) {
    throw new CRMError({
      code: 'forbidden',
      message: 'Whoever asked for this is no user any more. Ask for it again.',
    })
  }
  return createLocalReq(
    user ? { user: { ...user, collection: crm.usersSlug } as TypedUser } : {},
    payload,
  )
}

const createCommit =
  <Result>({
    args,
    lease,
    onCommit,
  }: {
    args: Args<Result>
    lease: KeptLease
    onCommit: (outcome: StepOutcome<Result>) => void
  }): Commit<Result> =>
  async (effects) => {
    const { crm, item, owner } = args
    lease.signal.throwIfAborted()
    const req = await requestFor(args)
    const committed = await inTransaction<StepOutcome<Result>>({
      req,
      work: async () => {
        const said = await effects({ req })
        // Last, because the row stays locked from here on, and a heartbeat would wait for it.
        const isOurs = await (said.isDone
          ? markDone({ crm, owner, req, result: said.result })
          : markProgress({ crm, owner, progress: said.progress, req }))
        if (!isOurs) {
          throw new LostLease(item.key)
        }
        return said
      },
    })
    onCommit(committed)
  }

const noteFailure = async <Result>({
  args: { crm, isAnswered = false, item, owner, payload },
  attempts,
  error,
}: {
  args: Args<Result>
  attempts: number
  error: unknown
}): Promise<void> => {
  const decision = decideFailure({
    attempts,
    failure: failureOf(error),
    isAnswered,
    maxAttempts: item.maxAttempts,
    random: Math.random(),
  })
  const message = (error instanceof Error ? error.message : String(error)).slice(0, MAX_MESSAGE)
  payload.logger.warn({
    err: error,
    msg: `payload-crm: the work "${item.key}" failed and is ${decision.state}`,
  })
  try {
    await markFailed({ ...decision, crm, message, owner, req: { payload } })
  } catch (err) {
    payload.logger.error({ err, msg: `payload-crm: the lease of "${item.key}" will run out` })
  }
}

/**
 * Runs an item that was claimed, to its end or until it fails, is lost or has to be given back. Never
 * throws: what became of the item stands in the table.
 */
export const runWork = async <Result>(args: Args<Result>): Promise<WorkEnd<Result>> => {
  const { crm, handler, item, owner, payload } = args
  if (isProcessEnding()) {
    await releaseLease({ crm, owner, req: { payload } })
    return { end: 'lost' }
  }
  const lease = keepLease(args)
  const reached: { attempts: number; end: WorkEnd<Result> } = {
    attempts: item.attempts,
    end: { end: 'lost' },
  }
  const isDone = (): boolean => reached.end.end === 'done'
  const commit = createCommit({
    args,
    lease,
    onCommit: (outcome) => {
      reached.attempts = 1
      reached.end = outcome.isDone ? { end: 'done', result: outcome.result } : reached.end
    },
  })
  try {
    await handler({
      commit,
      crm,
      item,
      report: lease.report,
      request: () => requestFor(args),
      signal: lease.signal,
    })
    if (!isDone()) {
      await commit(() => Promise.resolve({ isDone: true, result: null as Result }))
    }
    return reached.end
  } catch (error) {
    if (isDone() || lease.signal.aborted || error instanceof LostLease) {
      return reached.end
    }
    await noteFailure({ args, attempts: reached.attempts, error })
    return { end: 'failed', error }
  } finally {
    lease.stop()
  }
}
