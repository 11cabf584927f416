import type { AIUsage } from '../ai/provider.js'
import type { BatchRunKind } from './functions.js'
import type { RunStatus } from './status.js'

/** `kind` as an `AIErrorKind`, or `failed` for records that could not be worked on at all. */
export type RunError = { kind: string; subjects: number }

/** What a batch did: how many of what, and what could not be done. */
export type BatchOutcome = {
  /** Added up over the batches of a run. */
  counts: Record<string, number>
  /** The subjects have the rules' result then. */
  errors: RunError[]
  /** What each request to a model used. */
  usage?: AIUsage[]
}

/** How far a run is, what came of it and what it cost. */
export type RunProgress = {
  calls: number
  /** In the currency of the provider's prices, `null` when no price is known. */
  cost: null | number
  counts: Record<string, number>
  done: number
  errors: RunError[]
  inputTokens: number
  outputTokens: number
  total: number
}

const sumOf = (values: number[]): number => values.reduce((sum, value) => sum + value, 0)

const addCounts = (a: Record<string, number>, b: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => [
      key,
      (a[key] ?? 0) + (b[key] ?? 0),
    ]),
  )

/** Errors of one kind are one error, of all their subjects. */
const addErrors = (errors: RunError[]): RunError[] =>
  [...new Set(errors.map(({ kind }) => kind))].map((kind) => ({
    kind,
    subjects: sumOf(errors.filter((error) => error.kind === kind).map(({ subjects }) => subjects)),
  }))

const addCost = ({ cost, usage }: { cost: null | number; usage: AIUsage[] }): null | number => {
  const known = usage.map((one) => one.cost).filter((one) => one !== null)
  return cost === null && known.length === 0 ? null : (cost ?? 0) + sumOf(known)
}

/** A run after one more batch of so many subjects. */
export const addOutcome = ({
  outcome: { counts, errors, usage = [] },
  progress,
  subjects,
}: {
  outcome: BatchOutcome
  progress: RunProgress
  subjects: number
}): RunProgress => ({
  calls: progress.calls + sumOf(usage.map(({ calls }) => calls)),
  cost: addCost({ cost: progress.cost, usage }),
  counts: addCounts(progress.counts, counts),
  done: progress.done + subjects,
  errors: addErrors([...progress.errors, ...errors]),
  inputTokens: progress.inputTokens + sumOf(usage.map(({ inputTokens }) => inputTokens)),
  outputTokens: progress.outputTokens + sumOf(usage.map(({ outputTokens }) => outputTokens)),
  total: progress.total,
})

/** How a run ends of which nothing is left to be done: what is missing then could not be done. */
export const endOf = ({
  done,
  errors,
  total,
}: Pick<RunProgress, 'done' | 'errors' | 'total'>): {
  errors: RunError[]
  status: Extract<RunStatus, 'done' | 'failed'>
} => {
  const others = errors.filter(({ kind }) => kind !== 'failed')
  return done >= total
    ? { errors: others, status: 'done' }
    : { errors: [...others, { kind: 'failed', subjects: total - done }], status: 'failed' }
}

/** Counts that stand in the summary of a run, also when there was nothing to count. */
const COUNTS: Record<BatchRunKind, string[]> = {
  daily: ['scored', 'upsells', 'assessed', 'highRisk', 'prompts'],
  predict_churn: ['assessed', 'highRisk'],
  score_leads: ['scored'],
  suggest_upsells: ['upsells'],
}

export const startProgress = ({
  kind,
  total,
}: {
  kind: BatchRunKind
  total: number
}): RunProgress => ({
  calls: 0,
  cost: null,
  counts: Object.fromEntries(COUNTS[kind].map((key) => [key, 0])),
  done: 0,
  errors: [],
  inputTokens: 0,
  outputTokens: 0,
  total,
})

/** One sentence of what a run did, as it is stored. */
export const summarize = ({
  counts: { assessed = 0, highRisk = 0, prompts = 0, scored = 0, upsells = 0 },
  kind,
}: {
  counts: Record<string, number>
  kind: BatchRunKind
}): string =>
  ({
    daily: `AI Daily Run: Scored ${scored} leads, found ${upsells} upsell opportunities, ${highRisk} clients at high churn risk, ${prompts} auto-prompts generated`,
    predict_churn: `Assessed ${assessed} clients, ${highRisk} at high churn risk`,
    score_leads: `Scored ${scored} leads`,
    suggest_upsells: `Found ${upsells} upsell opportunities`,
  })[kind]
