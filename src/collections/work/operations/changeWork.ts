import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'

import { deleteFiles } from '../../../database/work/files.js'
import { lockWork, setWorkState } from '../../../database/work/manageWork.js'
import { refuseTransition } from '../../../domain/shared/transitions.js'
import { WORK_BY_HAND } from '../../../domain/work/states.js'
import { CRMError, refusalError } from '../../../utilities/crmError.js'
import { queueTrigger } from './queueTrigger.js'

type Args = { crm: CRMContext; id: string; req: PayloadRequest }

/** @returns `null` when there was nothing to change */
const change = async ({
  id,
  crm,
  req,
  to,
}: { to: 'cancelled' | 'queued' } & Args): Promise<{ key: string } | null> => {
  const found = await lockWork({ id, crm, req })
  if (!found) {
    throw new CRMError({ code: 'not_found', message: 'There is no such work.' })
  }
  const refusal = refuseTransition({ from: found.state, noun: 'work', table: WORK_BY_HAND, to })
  if (refusal) {
    throw refusalError({
      collection: crm.slugs.work,
      refusal: { ...refusal, field: 'state' },
      t: req.t,
    })
  }
  if (found.state === to) {
    return null
  }
  await setWorkState({ id, crm, req, state: to })
  return found
}

/**
 * Tries a dead item again, with all its attempts, in the request's transaction.
 *
 * @throws CRMError `not_found`; `illegal_transition` when it is not dead
 */
export const retryWork = async (args: Args): Promise<void> => {
  if (await change({ ...args, to: 'queued' })) {
    await queueTrigger(args)
  }
}

/**
 * Gives an item up. A worker that is at it stops at its next heartbeat, and can write nothing more.
 *
 * @throws CRMError `not_found`; `illegal_transition` when it has ended
 */
export const cancelWork = async (args: Args): Promise<void> => {
  const changed = await change({ ...args, to: 'cancelled' })
  if (changed) {
    await deleteFiles({ key: changed.key, req: args.req })
  }
}
