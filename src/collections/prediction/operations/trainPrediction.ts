import type { PayloadRequest } from 'payload'

import { setImmediate } from 'node:timers/promises'

import type { CRMContext } from '../../../context.js'
import type { StoredModel } from '../../../database/prediction/models.js'
import type { EndedLead } from '../../../database/prediction/readLeadFacts.js'
import type { MissingHistory } from '../../../domain/prediction/history.js'
import type { LeadModel } from '../../../domain/prediction/leadModel.js'
import type { Training } from '../../../domain/prediction/train.js'

import {
  ALL_PIPELINES,
  readModels,
  withdrawModels,
  writeModel,
} from '../../../database/prediction/models.js'
import { countEnded, readEndedLeads } from '../../../database/prediction/readLeadFacts.js'
import { evaluate } from '../../../domain/prediction/evaluate.js'
import { leadFeatures } from '../../../domain/prediction/leadFeatures.js'
import { stageKey } from '../../../domain/prediction/leadModel.js'
import { predict } from '../../../domain/prediction/predict.js'
import { train } from '../../../domain/prediction/train.js'
import { isTrainingDue } from '../../../domain/prediction/trainingDue.js'
import { weighFactors } from '../../../domain/prediction/weighFactors.js'

/** What happens now is foretold by what happened last. */
const MOST_LEADS = 20_000

/** A pipeline with fewer leads that ended learns from those of all pipelines. */
const LEAST_OF_PIPELINE = 300

/** Log loss: less than this is chance, not a better model. */
const CLEARLY = 0.002

type Learned = { training: Extract<Training, { ok: true }> }

const toExamples = (leads: readonly EndedLead[]) => {
  const rate = leads.filter(({ isWon }) => isWon).length / Math.max(1, leads.length)
  return leads.map(({ facts, isWon }) => ({
    features: leadFeatures({ facts, rate }),
    outcome: isWon,
  }))
}

const learn = (leads: readonly EndedLead[]): Promise<Training> =>
  train({
    examples: toExamples(leads),
    pause: async () => {
      await setImmediate()
    },
  })

const countBy = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const key of keys) {
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

const recordsOf = (leads: readonly EndedLead[]): LeadModel['owners'] => {
  const owners: LeadModel['owners'] = {}
  for (const { isWon, owner } of leads) {
    if (owner !== null) {
      const { ended, won } = owners[owner] ?? { ended: 0, won: 0 }
      owners[owner] = { ended: ended + 1, won: won + (isWon ? 1 : 0) }
    }
  }
  return owners
}

const toStored = ({
  leads,
  now,
  pipeline,
  training: { metrics, model },
}: { leads: readonly EndedLead[]; now: Date; pipeline: string } & Learned): Omit<
  StoredModel,
  'version'
> => {
  const prior = model.sample.positives / model.sample.count
  const predictions = toExamples(leads).map(({ features }) => predict({ features, model, prior }))
  return {
    learned: {
      model,
      owners: recordsOf(leads),
      stages: countBy(leads.map(({ facts }) => stageKey(facts))),
    },
    metrics: {
      evaluation: metrics,
      factors: weighFactors(predictions),
      from: leads[0]!.endedAt.toISOString(),
      to: leads.at(-1)!.endedAt.toISOString(),
    },
    pipeline,
    trainedAt: now,
  }
}

/** Whether a model foretells no worse than saying the same of every lead. */
const isUseful = ({ training: { metrics } }: Learned): boolean => {
  const rate = metrics.positives / metrics.count
  const constant = evaluate({
    outcomes: Array.from({ length: metrics.count }, (_, index) => index < metrics.positives),
    probabilities: new Array<number>(metrics.count).fill(rate),
  })
  return metrics.logLoss! <= constant.logLoss! + CLEARLY
}

/** What is to become of the models: those to store, and pipelines that need none of their own. */
export type TrainingPlan = {
  missing: MissingHistory | null
  replaced: Omit<StoredModel, 'version'>[]
  withdrawn: string[]
}

/**
 * Learns from the leads that ended, without writing anything: for all pipelines together, and for each
 * that has enough of its own, if its own model foretells its leads better.
 */
export const planTraining = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<TrainingPlan> => {
  const leads = await readEndedLeads({ crm, limit: MOST_LEADS, req })
  const now = crm.now()
  const all = await learn(leads)
  if (!all.ok) {
    return { missing: all.missing, replaced: [], withdrawn: [] }
  }
  const replaced = isUseful({ training: all })
    ? [toStored({ leads, now, pipeline: ALL_PIPELINES, training: all })]
    : []
  const withdrawn: string[] = []
  for (const pipeline of new Set(leads.map(({ facts }) => facts.pipeline))) {
    const own = leads.filter(({ facts }) => facts.pipeline === pipeline)
    const training =
      own.length >= LEAST_OF_PIPELINE && own.length < leads.length ? await learn(own) : null
    const shared = evaluate({
      outcomes: own.map(({ isWon }) => isWon),
      probabilities: all.foretold.filter((_, index) => leads[index]!.facts.pipeline === pipeline),
    })
    if (training?.ok && training.metrics.logLoss! < shared.logLoss! - CLEARLY) {
      replaced.push(toStored({ leads: own, now, pipeline, training }))
    } else {
      withdrawn.push(pipeline)
    }
  }
  return { missing: null, replaced, withdrawn }
}

/** Stores what was learned. */
export const storeTraining = async ({
  plan: { replaced, withdrawn },
  req,
}: {
  plan: TrainingPlan
  req: PayloadRequest
}): Promise<void> => {
  for (const model of replaced) {
    await writeModel({ ...model, req })
  }
  for (const pipeline of withdrawn) {
    await withdrawModels({ pipeline, req })
  }
}

/**
 * Whether there is something to learn: when somebody asked for it after the last training had begun, or
 * when enough has happened since.
 */
export const isTrainingWanted = async ({
  askedAt,
  crm,
  req,
}: {
  /** `null` when it was nobody but the clock. */
  askedAt: Date | null
  crm: CRMContext
  req: PayloadRequest
}): Promise<boolean> => {
  const last = (await readModels({ req })).find(({ pipeline }) => pipeline === ALL_PIPELINES)
  if (askedAt) {
    return !last || last.trainedAt <= askedAt
  }
  return isTrainingDue({
    ended: await countEnded({ crm, req, since: last?.trainedAt ?? null }),
    last: last ? { count: last.learned.model.sample.count, trainedAt: last.trainedAt } : null,
    now: crm.now(),
  })
}
