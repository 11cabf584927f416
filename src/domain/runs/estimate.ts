import type { AIPrice } from '../ai/provider.js'
import type { EngineFunctionName } from './functions.js'

/** What a function's requests used so far. */
export type MeasuredUsage = { calls: number; inputTokens: number; outputTokens: number }

export type RunEstimate = {
  calls: number
  /** `null` when no price is known. */
  cost: null | number
  /** ISO 4217. */
  currency: null | string
  inputTokens: number
  outputTokens: number
  subjects: number
}

type PlannedFunction = {
  function: EngineFunctionName
  /** `null` before anything was asked. */
  measured: MeasuredUsage | null
  /** `null`: not known, or free. */
  price: AIPrice | null
  subjects: number
}

/** Tokens of a request as they were counted with the instructions and answers of this version. */
const TYPICAL = { perCall: 700, perSubjectIn: 220, perSubjectOut: 60 }

const MILLION = 1e6

const roundUp = (value: number): number => Math.ceil(Number(value.toFixed(6)))

const tokensOf = ({
  calls,
  measured,
  subjects,
}: { calls: number } & Pick<PlannedFunction, 'measured' | 'subjects'>) =>
  measured && measured.calls > 0
    ? {
        inputTokens: roundUp((measured.inputTokens / measured.calls) * calls),
        outputTokens: roundUp((measured.outputTokens / measured.calls) * calls),
      }
    : {
        inputTokens: TYPICAL.perCall * calls + TYPICAL.perSubjectIn * subjects,
        outputTokens: TYPICAL.perSubjectOut * subjects,
      }

const estimateFunction = ({
  batchSize,
  ...planned
}: { batchSize: number } & PlannedFunction): RunEstimate => {
  const calls = Math.ceil(planned.subjects / batchSize)
  const { inputTokens, outputTokens } = tokensOf({ ...planned, calls })
  const { price, subjects } = planned
  const cost = price && (inputTokens * price.input + outputTokens * price.output) / MILLION
  return { calls, cost, currency: price?.currency ?? null, inputTokens, outputTokens, subjects }
}

/** Of several prices the sum is known when each is, and in one currency. */
const addCosts = (parts: RunEstimate[]): Pick<RunEstimate, 'cost' | 'currency'> => {
  const asked = parts.filter(({ calls }) => calls > 0)
  const [currency = null, ...others] = [...new Set(asked.map((part) => part.currency))]
  const isKnown = currency !== null && others.length === 0
  return isKnown
    ? { cost: asked.reduce((sum, { cost }) => sum + (cost ?? 0), 0), currency }
    : { cost: null, currency: null }
}

/**
 * What a run would take: one request for each batch, as long as requests of its functions were so
 * far. Without a model nothing is asked, and nothing is spent.
 */
export const estimateRun = ({
  batchSize,
  hasModel,
  plans,
}: {
  batchSize: number
  hasModel: boolean
  plans: PlannedFunction[]
}): RunEstimate => {
  const subjects = plans.reduce((sum, plan) => sum + plan.subjects, 0)
  if (!hasModel) {
    return { calls: 0, cost: null, currency: null, inputTokens: 0, outputTokens: 0, subjects }
  }
  const parts = plans.map((plan) => estimateFunction({ ...plan, batchSize }))
  const total = (key: 'calls' | 'inputTokens' | 'outputTokens'): number =>
    parts.reduce((sum, part) => sum + part[key], 0)
  return {
    calls: total('calls'),
    ...addCosts(parts),
    inputTokens: total('inputTokens'),
    outputTokens: total('outputTokens'),
    subjects,
  }
}
