import type { BatchOutcome } from './progress.js'

import { planBatches } from './planBatches.js'
import { addOutcome, endOf, startProgress, summarize } from './progress.js'

const usage = { calls: 1, cost: null, inputTokens: 10, model: 'stub', outputTokens: 2 }

describe('a run', () => {
  it('adds up what its batches did, and what they used', () => {
    const progress = startProgress({ kind: 'predict_churn', total: 50 })
    const outcomes: BatchOutcome[] = [
      {
        counts: { assessed: 20, highRisk: 3 },
        errors: [{ kind: 'timeout', subjects: 5 }],
        usage: [usage, { ...usage, cost: 0.25 }],
      },
      { counts: { assessed: 25 }, errors: [{ kind: 'timeout', subjects: 2 }], usage: [usage] },
    ]
    const after = outcomes.reduce(
      (sum, outcome) => addOutcome({ outcome, progress: sum, subjects: 25 }),
      progress,
    )
    expect(after).toEqual({
      calls: 3,
      cost: 0.25,
      counts: { assessed: 45, highRisk: 3 },
      done: 50,
      errors: [{ kind: 'timeout', subjects: 7 }],
      inputTokens: 30,
      outputTokens: 6,
      total: 50,
    })
  })

  it('knows no cost as long as no price is known', () => {
    const progress = startProgress({ kind: 'score_leads', total: 1 })
    const outcome = { counts: {}, errors: [], usage: [usage] }
    expect(addOutcome({ outcome, progress, subjects: 1 }).cost).toBeNull()
  })

  it('fails with what is missing at its end', () => {
    expect(endOf({ done: 5, errors: [], total: 7 })).toEqual({
      errors: [{ kind: 'failed', subjects: 2 }],
      status: 'failed',
    })
  })

  it('that failed and was brought to its end after all, is done', () => {
    const errors = [
      { kind: 'failed', subjects: 2 },
      { kind: 'timeout', subjects: 1 },
    ]
    expect(endOf({ done: 7, errors, total: 7 })).toEqual({
      errors: [{ kind: 'timeout', subjects: 1 }],
      status: 'done',
    })
  })
})

it('says what the run of a day did', () => {
  const counts = { assessed: 40, highRisk: 2, prompts: 1, scored: 120, upsells: 7 }
  expect(summarize({ counts, kind: 'daily' })).toBe(
    'AI Daily Run: Scored 120 leads, found 7 upsell opportunities, 2 clients at high churn risk, 1 auto-prompts generated',
  )
})

it('makes batches within each function', () => {
  const plans = [
    { function: 'score', ids: [1, 2, 3] },
    { function: 'churn', ids: [] },
    { function: 'upsell', ids: [4] },
  ] as const
  expect(
    planBatches({ batchSize: 2, plans: plans.map((plan) => ({ ...plan, ids: [...plan.ids] })) }),
  ).toEqual([
    { function: 'score', ids: [1, 2], number: 0 },
    { function: 'score', ids: [3], number: 1 },
    { function: 'upsell', ids: [4], number: 0 },
  ])
})
