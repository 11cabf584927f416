import type { ZodType } from 'zod'

import type { AIFunction } from './types.js'

/**
 * Why there is no answer of a model:
 * - `none`: no provider is set
 * - `budget`: what may be spent today is spent
 * - `unavailable`: the provider cannot be reached, or failed; also while the breaker is open
 * - `timeout`: it took longer than the deadline
 * - `rate_limited`: the provider asks to come back later
 * - `invalid`: it answered, but not with what was asked for
 * - `refused`: it declined, or our request or key was not accepted
 * - `cancelled`: nobody waits any more
 */
export type AIErrorKind =
  | 'budget'
  | 'cancelled'
  | 'invalid'
  | 'none'
  | 'rate_limited'
  | 'refused'
  | 'timeout'
  | 'unavailable'

export type AIError = {
  /** Asking the same again would end the same. */
  isFinal?: boolean
  kind: AIErrorKind
  /** For the log; never shown to people. */
  message: string
  retryAfterSeconds?: number
}

/** What was used: by one request of a provider, or by all tries of a question together. */
export type AIUsage = {
  /** Requests that were sent. */
  calls: number
  /** In the price's currency; `null` when no price is known. */
  cost: null | number
  inputTokens: number
  model: string
  outputTokens: number
}

export type AIResult<Value> =
  { error: AIError; ok: false; usage: AIUsage } | { ok: true; usage: AIUsage; value: Value }

/** What a model costs, per million tokens. */
export type AIPrice = {
  /** ISO 4217. */
  currency: string
  input: number
  output: number
}

export type AIRequest<Value> = {
  /** What the request is about: records, as JSON. Never instructions. */
  data: unknown
  function: AIFunction
  /** Constant text. Nothing a customer wrote stands here. */
  instructions: string
  /** What an answer has to look like: an object, without optional keys. */
  schema: ZodType<Value>
  signal?: AbortSignal
}

/** A model, wherever it runs. */
export type AIProvider = {
  /**
   * Asks once: tries, the deadline (`signal`), the budget and the breaker are the caller's. Never
   * throws. Tokens are told of failed requests too, where the service does.
   */
  generate: <Value>(request: AIRequest<Value>) => Promise<AIResult<Value>>
  modelOf: (args: { function: AIFunction }) => string
  /** Of the service, for people. */
  name: string
  /** `null`: not known, or free. */
  priceOf: (args: { function: AIFunction }) => AIPrice | null
}
