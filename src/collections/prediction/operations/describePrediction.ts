import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { PredictionReport } from '../../../domain/prediction/report.js'

import { ALL_PIPELINES, readModels } from '../../../database/prediction/models.js'
import { countEnded } from '../../../database/prediction/readLeadFacts.js'
import {
  LEAST_EXAMPLES,
  LEAST_OF_EACH,
  missingHistory,
} from '../../../domain/prediction/history.js'

/** How good predictions are, and what they were learned from; or how much history is missing. */
export const describePrediction = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<PredictionReport> => {
  const models = await readModels({ req })
  const { lost, won } = await countEnded({ crm, req, since: null })
  return {
    history: { lost, won },
    isLearned: models.some(({ pipeline }) => pipeline === ALL_PIPELINES),
    missing: missingHistory({ count: lost + won, rarer: Math.min(lost, won) }),
    models: models.map(({ metrics: { evaluation, factors, from, to }, ...stored }) => ({
      ...evaluation,
      factors,
      from,
      pipeline: stored.pipeline || null,
      to,
      trainedAt: stored.trainedAt.toISOString(),
      version: stored.version,
    })),
    needed: { count: LEAST_EXAMPLES, ofEach: LEAST_OF_EACH },
  }
}
