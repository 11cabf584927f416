import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { BatchInput } from '../../../database/runs/batches.js'
import type { BatchOutcome } from '../../../domain/runs/progress.js'
import type { WorkHandler } from '../../work/operations/types.js'

import { beginRun, closeRun, lockRun, writeProgress } from '../../../database/runs/changeRun.js'
import { addOutcome, endOf, summarize } from '../../../domain/runs/progress.js'
import { engineFunctions } from './engineFunctions.js'
import { takeTurns } from './takeTurns.js'

/** Notes in the run what a batch did; with the last of them, the run is over. */
const noteOutcome = async ({
  crm,
  input: { ids, run },
  outcome,
  req,
}: {
  crm: CRMContext
  input: BatchInput
  outcome: BatchOutcome
  req: PayloadRequest
}): Promise<void> => {
  const locked = await lockRun({ id: run, crm, req })
  if (!locked) {
    return // Somebody has destroyed it.
  }
  const progress = addOutcome({ outcome, progress: locked, subjects: ids.length })
  if (progress.done < progress.total) {
    await writeProgress({ id: run, crm, progress, req })
    return
  }
  const { errors, status } = endOf(progress)
  const summary = summarize({ ...progress, kind: locked.kind })
  await closeRun({ id: run, crm, progress: { ...progress, errors }, req, status, summary })
}

/**
 * A batch of a run. What it decided is written in one transaction with the run's progress and the end
 * of the work: once, however often the batch was begun.
 */
export const doBatch: WorkHandler<BatchOutcome | null> = async ({
  commit,
  crm,
  item,
  request,
  signal,
}) => {
  const input = item.input as BatchInput
  const req = await request()
  if (!(await beginRun({ id: input.run, crm, req }))) {
    return
  }
  const { function: name, ids, run } = input
  const effects = await engineFunctions[name].prepare({
    crm: takeTurns({ crm, payload: req.payload }),
    ids,
    now: crm.now(),
    payload: req.payload,
    req,
    run,
    signal,
  })
  await commit(async ({ req: within }) => {
    const outcome = await effects({ req: within })
    await noteOutcome({ crm, input, outcome, req: within })
    return { isDone: true, result: outcome }
  })
}
