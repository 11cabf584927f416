import type { PayloadRequest } from 'payload'

import { randomUUID } from 'node:crypto'

import type { CRMContext } from '../../../context.js'

import { TRAIN_PREDICTION } from '../../../domain/prediction/workKind.js'
import { enqueueWork } from '../../work/operations/enqueueWork.js'

/**
 * Has predictions learned anew. Asked for again before it has begun, it is learned once: what was asked
 * for before the last training finds nothing left to do.
 */
export const askForTraining = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<number | string> => {
  const { id } = await enqueueWork({
    crm,
    input: { askedAt: crm.now().toISOString() },
    key: `${TRAIN_PREDICTION}:by-hand:${randomUUID()}`,
    kind: TRAIN_PREDICTION,
    req,
  })
  return id
}
