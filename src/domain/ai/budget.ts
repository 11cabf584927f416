import type { AIOptions } from './options.js'

/** What is used of a day's budget, questions under way among it with what they may use. */
export type DayUse = { calls: number; cost: number; tokens: number }

/** Below this no question fits: what is left of a day's tokens is as good as nothing. */
const SMALLEST_QUESTION = 1_000

/** Characters to a token, in the languages that need most of them. */
const CHARACTERS_PER_TOKEN = 3

/** What stands around instructions and data: the rules of data, the schema. */
const AROUND = 500

const OUTPUT = { max: 8_000, min: 300, share: 0.5 }

/**
 * How many tokens a question may use, as it is set aside before it is asked; what it did use takes its
 * place afterwards. Rather too many than too few.
 */
export const estimateTokens = ({
  data,
  instructions,
}: {
  data: unknown
  instructions: string
}): { input: number; output: number } => {
  const characters = JSON.stringify(data).length + instructions.length
  const input = AROUND + Math.ceil(characters / CHARACTERS_PER_TOKEN)
  const output = Math.round(Math.min(Math.max(input * OUTPUT.share, OUTPUT.min), OUTPUT.max))
  return { input, output }
}

const isUsed = (used: number, bound: null | number): boolean => bound !== null && used >= bound

/** Whether a day's budget leaves no room for another question. */
export const isOverBudget = ({
  budget: { callsPerDay, costPerDay, tokensPerDay },
  use,
}: {
  budget: AIOptions['budget']
  use: DayUse
}): boolean =>
  isUsed(use.calls, callsPerDay) ||
  isUsed(use.cost, costPerDay) ||
  isUsed(use.tokens + SMALLEST_QUESTION, tokensPerDay)
