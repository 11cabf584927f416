import type { WorkHandler } from '../../collections/work/operations/types.js'

import {
  isTrainingWanted,
  planTraining,
  storeTraining,
} from '../../collections/prediction/operations/trainPrediction.js'

type Result = { trained: string[] }

/**
 * Learns from the leads that ended, when it is time to or somebody asks for it. Learning takes seconds:
 * it happens before the transaction in which the new versions are stored.
 */
export const trainPrediction: WorkHandler<Result> = async ({ commit, crm, item, request }) => {
  const req = await request()
  const { askedAt } = (item.input ?? {}) as { askedAt?: string }
  const isWanted = await isTrainingWanted({
    askedAt: askedAt === undefined ? null : new Date(askedAt),
    crm,
    req,
  })
  const plan = isWanted ? await planTraining({ crm, req }) : null
  await commit(async ({ req: own }) => {
    if (plan) {
      await storeTraining({ plan, req: own })
    }
    return {
      isDone: true,
      result: { trained: plan?.replaced.map(({ pipeline }) => pipeline) ?? [] },
    }
  })
}
