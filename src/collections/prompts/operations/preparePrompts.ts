import type { Payload, PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { AIError, AIUsage } from '../../../domain/ai/provider.js'
import type { ClaimLocale } from '../../../domain/claims/types.js'
import type { PromptDecision, PromptOrder } from '../../../domain/prompts/types.js'
import type { PreparedPrompt } from './savePrompt.js'

import { readPromptOrders, readPromptVersions } from '../../../database/prompts/readPromptOrders.js'
import { decidePrompt } from '../../../domain/prompts/decidePrompt.js'
import { versionOf } from '../../../domain/prompts/version.js'
import { wordPrompts } from './wordPrompts.js'

type ID = number | string

type Decided = { decision: PromptDecision; order: PromptOrder }

/** What the engine's rules say about each of these orders. */
export const decidePrompts = async ({
  crm,
  ids,
  quietDays,
  req,
}: {
  crm: CRMContext
  ids: ID[]
  quietDays: number
  req: PayloadRequest
}): Promise<Decided[]> =>
  (await readPromptOrders({ crm, ids, req })).map((order) => ({
    decision: decidePrompt({
      collections: crm.slugs,
      currency: crm.currency,
      now: crm.now(),
      order,
      quietDays,
      thresholds: crm.ai.thresholds,
    }),
    order,
  }))

/** Orders whose advertisers are to be written to, and have not been about this performance. */
export const dueOnly = async ({
  crm,
  decided,
  req,
}: {
  crm: CRMContext
  decided: Decided[]
  req: PayloadRequest
}): Promise<Decided[]> => {
  const due = decided.filter(({ decision }) => decision.shouldPrompt)
  const versions = await readPromptVersions({ crm, ids: due.map(({ order }) => order.id), req })
  return due.filter(({ order }) => !versions.get(String(order.id))?.has(versionOf(order)))
}

/**
 * Decides about orders and words their messages, outside of any transaction, and writes nothing. A
 * model is asked once for all, and only about what is not written yet.
 */
export const preparePrompts = async ({
  crm,
  ids,
  locale = crm.ai.language,
  payload,
  quietDays = crm.ai.promptQuietDays,
  req,
  signal,
}: {
  crm: CRMContext
  ids: ID[]
  locale?: ClaimLocale
  payload: Payload
  quietDays?: number
  req: PayloadRequest
  signal?: AbortSignal
}): Promise<{ error: AIError | null; prepared: PreparedPrompt[]; usage: AIUsage | null }> => {
  const decided = await decidePrompts({ crm, ids, quietDays, req })
  const due = await dueOnly({ crm, decided, req })
  const drafts = due.flatMap(({ decision }) => (decision.shouldPrompt ? [decision] : []))
  const { error, prompts, usage } = await wordPrompts({ crm, drafts, locale, payload, signal })
  const worded = new Map(due.map(({ order }, index) => [order.id, prompts[index]!]))
  return {
    error,
    prepared: decided.map(({ decision, order }) => ({
      decision,
      locale,
      order,
      worded: worded.get(order.id) ?? null,
    })),
    usage,
  }
}
