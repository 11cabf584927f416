import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Prediction } from '../../domain/prediction/types.js'

import { predictLead } from '../../domain/prediction/leadModel.js'
import { ALL_PIPELINES, readModels } from './models.js'
import { readOpenLeads } from './readLeadFacts.js'

/** How probable it is that a lead is won, and why; `version` is the model's, `null` for the prior. */
export type LeadPrediction = {
  /** Key of the pipeline whose leads it was learned from; of all, `''`. */
  pipeline: null | string
  version: null | number
} & Prediction

/**
 * The probability of each open lead to be won, by id as text. What is no open lead is left out. Whether
 * the viewer may read the leads is for the caller to see to.
 */
export const readPredictions = async ({
  crm,
  leads,
  req,
}: {
  crm: CRMContext
  leads: readonly (number | string)[]
  req: PayloadRequest
}): Promise<Map<string, LeadPrediction>> => {
  if (leads.length === 0) {
    return new Map()
  }
  const models = new Map((await readModels({ req })).map((model) => [model.pipeline, model]))
  const open = await readOpenLeads({ crm, ids: leads, now: crm.now(), req })
  return new Map(
    open.map(({ id, facts, owner, probability }) => {
      const model = models.get(facts.pipeline) ?? models.get(ALL_PIPELINES)
      const prediction = predictLead({
        facts: { ...facts, owner: model?.learned.owners[owner ?? ''] ?? { ended: 0, won: 0 } },
        learned: model?.learned ?? null,
        prior: probability / 100,
      })
      const told = prediction.isPrior ? null : model
      return [
        String(id),
        { ...prediction, pipeline: told?.pipeline ?? null, version: told?.version ?? null },
      ]
    }),
  )
}
