import type { AIError, AIPrice, AIRequest, AIUsage } from '../../domain/ai/provider.js'

import { costOf } from '../../domain/ai/cost.js'
import { parseAnswer } from './parseAnswer.js'

const count = (value: unknown): number =>
  typeof value === 'number' && value > 0 && value < 1e9 ? Math.round(value) : 0

/** A server may answer anything at all with status 200. */
export type Completion =
  | {
      choices?: { finish_reason?: unknown; message?: { content?: unknown; refusal?: unknown } }[]
      usage?: { completion_tokens?: unknown; prompt_tokens?: unknown }
    }
  | null
  | string
  | undefined

export const usageOf = ({
  completion,
  model,
  price,
}: {
  completion?: Completion
  model: string
  price: AIPrice | null
}): AIUsage => {
  const told = typeof completion === 'object' ? completion?.usage : undefined
  const inputTokens = count(told?.prompt_tokens)
  const outputTokens = count(told?.completion_tokens)
  return {
    calls: 1,
    cost: costOf({ inputTokens, outputTokens, price }),
    inputTokens,
    model,
    outputTokens,
  }
}

const invalid = (message: string, isFinal = false): { error: AIError; ok: false } => ({
  error: { kind: 'invalid', message, ...(isFinal ? { isFinal } : {}) },
  ok: false,
})

/** The value in a completion, or why there is none. */
export const readCompletion = <Value>({
  completion,
  request,
}: {
  completion: Completion
  request: AIRequest<Value>
}): { error: AIError; ok: false } | { ok: true; value: Value } => {
  if (typeof completion !== 'object' || completion === null) {
    return invalid('The answer is no JSON: something else than a model stands at this address.')
  }
  const choice = Array.isArray(completion.choices) ? completion.choices[0] : undefined
  const { content, refusal } = choice?.message ?? {}
  if (choice?.finish_reason === 'length') {
    return invalid('The answer was cut off at the most the model may write.', true)
  }
  if (refusal || choice?.finish_reason === 'content_filter') {
    return { error: { kind: 'refused', message: 'The model declined to answer.' }, ok: false }
  }
  if (typeof content !== 'string' || content.trim() === '') {
    return invalid('The answer is empty.')
  }
  const parsed = parseAnswer({ schema: request.schema, text: content })
  return parsed.isValid
    ? { ok: true, value: parsed.value }
    : invalid(`The answer cannot be read: ${parsed.problem}.`)
}
