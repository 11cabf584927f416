import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'

import { findWorkID, insertWork } from '../../../database/work/insertWork.js'
import { MAX_ATTEMPTS } from '../../../domain/work/retries.js'
import { queueTrigger } from './queueTrigger.js'

export type EnqueueArgs = {
  crm: CRMContext
  input?: unknown
  /** The run key: asked for twice, it is done once. */
  key: string
  kind: string
  /** A worker that begins with it at once; left out, the jobs queue wakes one. */
  leaseOwner?: string
  maxAttempts?: number
  req: PayloadRequest
}

/**
 * Asks for work. Inside the request's transaction, if it has one: what is rolled back was never asked
 * for. A key that was asked for before is left as it is, whatever has become of it.
 */
export const enqueueWork = async ({
  crm,
  input,
  key,
  kind,
  leaseOwner,
  maxAttempts = MAX_ATTEMPTS,
  req,
}: EnqueueArgs): Promise<{ id: number | string; isNew: boolean }> => {
  const createdBy = req.user?.collection === crm.usersSlug ? req.user.id : null
  const id = await insertWork({
    crm,
    req,
    work: { createdBy, input, key, kind, leaseOwner: leaseOwner ?? null, maxAttempts },
  })
  if (id === null) {
    const found = await findWorkID({ crm, key, req })
    return { id: found!, isNew: false }
  }
  if (leaseOwner === undefined) {
    await queueTrigger({ req })
  }
  return { id, isNew: true }
}
