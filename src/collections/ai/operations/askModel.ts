import type { Payload } from 'payload'

import { setTimeout as sleep } from 'node:timers/promises'
import { createLocalReq } from 'payload'

import type { CRMContext } from '../../../context.js'
import type {
  AIError,
  AIProvider,
  AIRequest,
  AIResult,
  AIUsage,
} from '../../../domain/ai/provider.js'

import { reserveUse, settleUse } from '../../../database/ai/usage.js'
import { readTimeZone } from '../../../database/settings/readTimeZone.js'
import { estimateTokens } from '../../../domain/ai/budget.js'
import { findAnswerProblem } from '../../../domain/ai/checkAnswer.js'
import { costOf } from '../../../domain/ai/cost.js'
import { pauseBeforeNext } from '../../../domain/ai/retry.js'
import { dayInZone } from '../../../domain/revenue/period.js'
import { breakerKey, enterBreaker, leaveBreaker } from './breaker.js'

/** A question to a model, as its asker puts it. */
export type Question<Value> = { crm: CRMContext; payload: Payload } & AIRequest<Value>

type Asked<Value> = {
  deadline: Date
  model: string
  provider: AIProvider
  /** Ends with the deadline, or when nobody waits any more. */
  signal: AbortSignal
} & Question<Value>

const nothingUsed = (model: string): AIUsage => ({
  calls: 0,
  cost: null,
  inputTokens: 0,
  model,
  outputTokens: 0,
})

const addUsage = (one: AIUsage, other: AIUsage): AIUsage => ({
  calls: one.calls + other.calls,
  cost: one.cost === null && other.cost === null ? null : (one.cost ?? 0) + (other.cost ?? 0),
  inputTokens: one.inputTokens + other.inputTokens,
  model: other.model,
  outputTokens: one.outputTokens + other.outputTokens,
})

const secondsUntil = ({ crm, moment }: { crm: CRMContext; moment: Date }): number =>
  Math.max(0, (moment.getTime() - crm.now().getTime()) / 1000)

const errorOfEnd = (signal: AbortSignal): AIError =>
  (signal.reason as { name?: string } | undefined)?.name === 'TimeoutError'
    ? { kind: 'timeout', message: 'No answer came in time.' }
    : { kind: 'cancelled', message: 'Nobody waits for the answer any more.' }

/** Comes with the end of the signal: the deadline holds, whatever a provider does about it. */
const endOf = (signal: AbortSignal): { ended: Promise<void>; forget: () => void } => {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  signal.addEventListener('abort', end)
  if (signal.aborted) {
    end()
  }
  return { ended, forget: () => signal.removeEventListener('abort', end) }
}

const tryOnce = async <Value>({
  data,
  function: name,
  instructions,
  model,
  provider,
  schema,
  signal,
}: Asked<Value>): Promise<AIResult<Value>> => {
  const lost = (error: AIError): AIResult<Value> => ({
    error,
    ok: false,
    usage: { ...nothingUsed(model), calls: 1 },
  })
  const { ended, forget } = endOf(signal)
  try {
    return await Promise.race([
      provider.generate({ data, function: name, instructions, schema, signal }),
      ended.then(() => lost(errorOfEnd(signal))),
    ])
  } catch (error) {
    return lost({ kind: 'unavailable', message: `The provider threw: ${String(error)}` })
  } finally {
    forget()
  }
}

/** One request within the budget; `null` when the day has no room for it. */
const tryInBudget = async <Value>(asked: Asked<Value>): Promise<AIResult<Value> | null> => {
  const { crm, data, function: name, instructions, payload, provider } = asked
  const { input, output } = estimateTokens({ data, instructions })
  const price = provider.priceOf({ function: name })
  const req = await createLocalReq({}, payload)
  const reservation = await reserveUse({
    budget: crm.ai.budget,
    cost: costOf({ inputTokens: input, outputTokens: output, price }) ?? 0,
    day: dayInZone({ moment: crm.now(), timeZone: await readTimeZone({ crm, req }) }),
    inputTokens: input,
    outputTokens: output,
    payload,
  })
  if (!reservation) {
    return null
  }
  const result = await tryOnce(asked)
  await settleUse({
    function: name,
    isAnswered: result.ok,
    payload,
    reservation,
    usage: result.usage,
  })
  return result
}

const pause = async ({
  milliseconds,
  signal,
}: {
  milliseconds: number
  signal: AbortSignal
}): Promise<void> => {
  try {
    await sleep(milliseconds, undefined, { signal })
  } catch {
    // The next try finds the signal ended.
  }
}

const tryUntilDone = async <Value>(asked: Asked<Value>): Promise<AIResult<Value>> => {
  const { crm, deadline, model, signal } = asked
  let last: AIResult<Value> = {
    error: { kind: 'budget', message: 'The budget of the day is used up.' },
    ok: false,
    usage: nothingUsed(model),
  }
  for (let tries = 1; ; tries += 1) {
    const result = await tryInBudget(asked)
    if (result === null) {
      return last
    }
    last = { ...result, usage: addUsage(last.usage, result.usage) }
    const milliseconds = last.ok
      ? null
      : pauseBeforeNext({
          deadline,
          error: last.error,
          maxTries: crm.ai.retries + 1,
          now: crm.now(),
          tries,
        })
    if (milliseconds === null) {
      return last
    }
    await pause({ milliseconds, signal })
    if (signal.aborted) {
      return { error: errorOfEnd(signal), ok: false, usage: last.usage }
    }
  }
}

/** The provider did answer: it is not the provider's fault what a text in the data made of that. */
const checkResult = <Value>({
  instructions,
  result,
}: {
  instructions: string
  result: AIResult<Value>
}): AIResult<Value> => {
  const problem = result.ok ? findAnswerProblem({ instructions, value: result.value }) : null
  return problem === null
    ? result
    : {
        error: { kind: 'invalid', message: `The answer is not used. ${problem}` },
        ok: false,
        usage: result.usage,
      }
}

const noteFailure = ({
  payload,
  question,
  result: { error, usage },
}: {
  payload: Payload
  question: Pick<Question<unknown>, 'function'>
  result: { error: AIError; ok: false; usage: AIUsage }
}): void =>
  payload.logger.warn({
    ai: { calls: usage.calls, function: question.function, kind: error.kind, model: usage.model },
    msg: `payload-crm: the model gave no answer: ${error.message.replace(/\s+/g, ' ').slice(0, 300)}`,
  })

/**
 * Asks the model of a function: within the day's budget, by the deadline, in three tries at most, and
 * not at all while it is known to be down. What it used is counted in any case.
 *
 * It takes seconds: call it outside of transactions, and never from a hook. Have the rules' answer
 * ready before: an answer may not come, and what comes is a stranger's word, of the schema's shape and
 * no more.
 *
 * @returns never an exception for what a provider does; errors of the database are thrown
 */
export const askModel = async <Value>(question: Question<Value>): Promise<AIResult<Value>> => {
  const { crm, function: name, payload, signal } = question
  const { deadlineSeconds, provider } = crm.ai
  if (!provider) {
    const error: AIError = { kind: 'none', message: 'No provider is set.' }
    return { error, ok: false, usage: nothingUsed('') }
  }
  const model = provider.modelOf({ function: name })
  const milliseconds = deadlineSeconds * 1000
  const deadline = new Date(crm.now().getTime() + milliseconds)
  const key = { crm, model: breakerKey({ model, provider }), payload }
  const entry = await enterBreaker({ ...key, until: deadline })
  if (!entry.isAllowed) {
    const error: AIError = {
      kind: 'unavailable',
      message: 'The model did not answer lately.',
      retryAfterSeconds: secondsUntil({ crm, moment: entry.retryAt }),
    }
    return { error, ok: false, usage: nothingUsed(model) }
  }
  const signals = [AbortSignal.timeout(milliseconds), ...(signal ? [signal] : [])]
  const result = await tryUntilDone({
    ...question,
    deadline,
    model,
    provider,
    signal: AbortSignal.any(signals),
  })
  await leaveBreaker({ ...key, error: result.ok ? null : result.error, isProbe: entry.isProbe })
  const checked = checkResult({ instructions: question.instructions, result })
  if (!checked.ok) {
    noteFailure({ payload, question, result: checked })
  }
  return checked
}
