import type { MissingHistory } from './history.js'
import type { Evaluation } from './types.js'
import type { FactorWeight } from './weighFactors.js'

/** A version of what was learned, and how good it was on leads it had not seen. */
export type ModelReport = {
  /** What moves the probability, the most moving first. */
  factors: FactorWeight[]
  /** When the first of the leads ended, ISO 8601. */
  from: string
  /** Key of the pipeline whose leads it was learned from; `null` for all pipelines. */
  pipeline: null | string
  to: string
  trainedAt: string
  version: number
} & Evaluation

/** What `GET /ai/prediction` answers. */
export type PredictionReport = {
  /** Leads that ended by now. */
  history: { lost: number; won: number }
  /** Without, predictions are the stages' own probabilities. */
  isLearned: boolean
  /** Before anything can be learned; `null` when there is enough. */
  missing: MissingHistory | null
  models: ModelReport[]
  needed: { count: number; ofEach: number }
}
