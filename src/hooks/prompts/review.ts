import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
} from 'payload'

import type { CRMContext } from '../../context.js'
import type { ClaimLocale, Fact } from '../../domain/claims/types.js'
import type { PromptKind, PromptStatus } from '../../domain/prompts/status.js'

import { draftEmail } from '../../collections/prompts/operations/draftEmail.js'
import { flagReason } from '../../collections/prompts/operations/templatesOf.js'
import { unflagOrder } from '../../database/prompts/flagOrder.js'
import { lockOrderOfPrompt } from '../../database/prompts/lockOrderOfPrompt.js'
import { refuseReview } from '../../domain/prompts/review.js'
import { refusalError } from '../../utilities/crmError.js'
import { relationID } from '../../utilities/relationID.js'

type Prompt = {
  facts?: Fact[] | null
  kind?: null | PromptKind
  language?: ClaimLocale | null
  lead?: unknown
  message: string
  order?: unknown
  status: PromptStatus
}

/** Takes the lock of the order before that of the message, as the engine does when it writes one. */
export const lockOrderFirst =
  (crm: CRMContext): CollectionBeforeOperationHook =>
  async ({ args, operation, req }) => {
    const { id } = args as { id?: number | string }
    if (operation === 'update' && id !== undefined && req.transactionID) {
      await lockOrderOfPrompt({ id, crm, req })
    }
    return args
  }

/**
 * What people make of a message, through every door: steps follow the table, who took one and when is
 * written down by the server, and what is sent leaves the e-mail it went out as.
 */
export const reviewPrompt =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  async ({ collection, data, operation, originalDoc, req }) => {
    const now = data as Prompt
    const before = (operation === 'create' ? now : originalDoc) as Prompt
    const refusal = refuseReview({
      from: before.status,
      isEdited: before.message !== now.message,
      to: now.status,
    })
    if (refusal) {
      throw refusalError({ collection: collection.slug, refusal, t: req.t })
    }
    const isSent = now.status === 'sent' && (operation === 'create' || before.status !== 'sent')
    if (!isSent && before.status === now.status) {
      return data
    }
    return {
      ...data,
      reviewedAt: crm.now().toISOString(),
      reviewedBy: req.user?.collection === crm.usersSlug ? req.user.id : null,
      ...(isSent
        ? {
            draft: await draftEmail({
              crm,
              facts: now.facts ?? [],
              language: now.language ?? crm.ai.language,
              lead: relationID(now.lead),
              message: now.message,
              req,
            }),
          }
        : {}),
    }
  }

/**
 * With the message settled, the order needs no review any more: the mark of the system goes. It was set
 * for a message about performance; that of an upsell says nothing about it.
 */
export const settleFlag =
  (crm: CRMContext): CollectionAfterChangeHook =>
  async ({ doc, req }) => {
    const { kind, order: value, status } = doc as Prompt
    const order = relationID(value)
    if (order !== null && kind === 'performance' && (status === 'sent' || status === 'dismissed')) {
      await unflagOrder({ crm, order, reason: flagReason(req), req })
    }
    return doc as unknown
  }
