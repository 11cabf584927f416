import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { LeadScore } from './prepareScores.js'

import { inTransaction } from '../../../../database/inTransaction.js'
import { planBatches } from '../../../../domain/runs/planBatches.js'
import { prepareScores } from './prepareScores.js'

/**
 * Scores leads now, as far as the user of `req` may read them, and answers with their scores. Asks the
 * model, if there is one: call it outside of a transaction, and for more than a few leads start a run
 * (`POST /ai/score-leads`).
 *
 * @example const [score] = await scoreLeads({ crm, leads: [lead.id], req })
 */
export const scoreLeads = async ({
  crm,
  leads,
  req,
  signal = new AbortController().signal,
}: {
  crm: CRMContext
  /** Ids. */
  leads: (number | string)[]
  req: PayloadRequest
  /** Ends the questions to the model; the rules answer then. */
  signal?: AbortSignal
}): Promise<LeadScore[]> => {
  const batches = planBatches({
    batchSize: crm.ai.batchSize,
    plans: [{ function: 'score', ids: leads }],
  })
  const all: LeadScore[] = []
  for (const { ids } of batches) {
    const { effects, scores } = await prepareScores({
      crm,
      ids,
      now: crm.now(),
      payload: req.payload,
      req,
      run: null,
      signal,
    })
    await inTransaction({ req, work: () => effects({ req }) })
    all.push(...scores)
  }
  return all
}
