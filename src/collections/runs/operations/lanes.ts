import type { CRMContext } from '../../../context.js'
import type { Lanes } from '../../work/operations/types.js'

import { RESEGMENT } from '../../../domain/audience/workKind.js'
import { RUN_BATCH } from '../../../domain/runs/workKind.js'

/**
 * Batches mostly wait for a model. There are twice as many as may ask at the same time, so that the
 * next ones are ready to ask when an answer comes; without a model they would only be in each other's way.
 * The pass over all contacts takes a while, and neither waits for other work nor lets it wait.
 */
export const lanesOf = ({ ai }: CRMContext): Lanes => ({
  [RESEGMENT]: 1,
  [RUN_BATCH]: ai.provider ? ai.concurrency * 2 : ai.concurrency,
})
