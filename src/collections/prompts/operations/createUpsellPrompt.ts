import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ClaimLocale, Fact } from '../../../domain/claims/types.js'
import type { PromptDoc } from './savePrompt.js'

import { keepTrue } from '../../../domain/claims/keepTrue.js'

type ID = number | string

/**
 * Keeps the message of an upsell that somebody has approved and sent, with its e-mail, in the request's
 * transaction. A wording by a model goes out where all it says is true, else the engine's own.
 *
 * @returns the message as it is kept
 */
export const createUpsellPrompt = async ({
  crm,
  facts,
  insight,
  language = crm.ai.language,
  lead,
  message,
  order,
  req,
  suggestedIncrease = null,
  worded,
}: {
  crm: CRMContext
  /** What all figures and names of the message come from. */
  facts: Fact[]
  insight: ID
  language?: ClaimLocale
  lead: ID
  /** By the engine's own rules. */
  message: string
  order: ID | null
  req: PayloadRequest
  /** Major units. */
  suggestedIncrease?: null | number
  /** The same by a model, with its name. */
  worded?: { source: string; text: string }
}): Promise<PromptDoc> => {
  const kept = keepTrue({
    currency: crm.currency,
    facts,
    fallback: message,
    locale: language,
    text: worded?.text ?? '',
  })
  const doc: unknown = await req.payload.create({
    collection: crm.slugs.prompts,
    data: {
      facts,
      insight,
      kind: 'upsell',
      language,
      lead,
      message: kept.text,
      order,
      originalMessage: kept.text,
      source: kept.isKept ? worded!.source : 'rules',
      status: 'sent',
      suggestedIncrease,
    },
    depth: 0,
    overrideAccess: true, // messages are drafted by the system; who may approve was settled before
    req,
  })
  return doc as PromptDoc
}
