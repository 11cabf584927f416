import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ClaimLocale } from '../../../domain/claims/types.js'
import type { NoPromptReason, Projections } from '../../../domain/prompts/types.js'
import type { PreparedPrompt, PromptDoc } from './savePrompt.js'

import { inTransaction } from '../../../database/inTransaction.js'
import { isWritable } from '../../../database/isWritable.js'
import { CRMError } from '../../../utilities/crmError.js'
import { preparePrompts } from './preparePrompts.js'
import { savePrompt } from './savePrompt.js'

export type AutoPromptResult = {
  message: null | string
  projections: null | Projections
  /** The message as it is kept, for people to review. */
  prompt: null | PromptDoc
  /** Why the advertiser is not written to. */
  reason: NoPromptReason | null
  shouldPrompt: boolean
  /** Major units. */
  suggestedIncrease: null | number
}

const NONE = { message: null, projections: null, prompt: null, suggestedIncrease: null }

const notFound = (req: PayloadRequest): CRMError =>
  new CRMError({ code: 'not_found', message: req.t('crm:prompts:noSuchOrder' as never) })

const toResult = ({
  doc,
  prepared: { decision },
}: {
  doc: null | PromptDoc
  prepared: PreparedPrompt
}): AutoPromptResult =>
  decision.shouldPrompt && doc
    ? {
        message: doc.message,
        projections: decision.projections,
        prompt: doc,
        reason: null,
        shouldPrompt: true,
        suggestedIncrease: decision.suggestedIncrease,
      }
    : { ...NONE, reason: decision.shouldPrompt ? null : decision.reason, shouldPrompt: false }

/** Delivery can come in while a model writes. Then it is asked again, so many times in all. */
const MOST_TRIES = 3

/**
 * Decides whether the advertiser of an order is written to, and if so keeps a message for review: worded
 * by the engine, or by a model where all it says is true. Asked again about the same performance, it
 * answers with the message there is. A model may be asked: call it outside of transactions.
 *
 * @throws CRMError `not_found` for an order the user may not read, `forbidden` for one they may not
 * write; `conflict` when its delivery keeps changing
 * @example const { message, shouldPrompt } = await autoPromptAdvertiser({ crm, orderId, req })
 */
export const autoPromptAdvertiser = async ({
  crm,
  language,
  orderId,
  req,
}: {
  crm: CRMContext
  /** Of the message. @default the option `ai.language` */
  language?: ClaimLocale
  orderId: number | string
  req: PayloadRequest
}): Promise<AutoPromptResult> => {
  const order = await req.payload.findByID({
    id: orderId,
    collection: crm.slugs.orders,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
    user: req.user,
  })
  if (!order) {
    throw notFound(req)
  }
  if (!(await isWritable({ id: orderId, collection: crm.slugs.orders, req }))) {
    throw new CRMError({ code: 'forbidden', message: req.t('crm:errors:role' as never) })
  }
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const {
      prepared: [prepared],
    } = await preparePrompts({
      crm,
      ids: [orderId],
      locale: language,
      payload: req.payload,
      quietDays: 0, // somebody asks
      req,
    })
    if (!prepared) {
      throw notFound(req)
    }
    const { doc, state } = await inTransaction({
      req,
      work: () => savePrompt({ crm, prepared, req }),
    })
    if (state !== 'stale') {
      return toResult({ doc, prepared })
    }
  }
  throw new CRMError({ code: 'conflict', message: req.t('crm:prompts:keepsChanging' as never) })
}
