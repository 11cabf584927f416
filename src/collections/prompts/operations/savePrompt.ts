import type { PayloadRequest, Where } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ClaimLocale } from '../../../domain/claims/types.js'
import type { PromptDecision, PromptOrder } from '../../../domain/prompts/types.js'
import type { WordedPrompt } from './wordPrompts.js'

import { lockOrders } from '../../../database/orders/delivery.js'
import { flagOrder, unflagOrder } from '../../../database/prompts/flagOrder.js'
import { readPromptOrders } from '../../../database/prompts/readPromptOrders.js'
import { withdrawPrompt } from '../../../database/prompts/withdrawPrompt.js'
import { factsOf } from '../../../domain/prompts/draft.js'
import { versionOf } from '../../../domain/prompts/version.js'
import { flagReason } from './templatesOf.js'

type ID = number | string

/** A message as it is kept. */
export type PromptDoc = {
  [field: string]: unknown
  id: ID
  message: string
  order: ID
  originalMessage: null | string
  status: string
}

/** What was decided about an order, and the wording of the message if there is one. */
export type PreparedPrompt = {
  decision: PromptDecision
  locale: ClaimLocale
  order: PromptOrder
  /** `null` where there is nothing to write, or it is written already. */
  worded: null | WordedPrompt
}

/** `stale`: the order is not as it was when this was prepared. */
export type SavedPrompt = { doc: null | PromptDoc; state: 'kept' | 'none' | 'stale' | 'written' }

type Args = { crm: CRMContext; prepared: PreparedPrompt; req: PayloadRequest }

const findPrompt = async ({
  crm,
  order,
  req,
  where,
}: {
  order: ID
  where: Where
} & Omit<Args, 'prepared'>): Promise<null | PromptDoc> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.prompts,
    depth: 0,
    limit: 1,
    overrideAccess: true, // what there is already decides, whoever may see it
    pagination: false,
    req,
    sort: '-createdAt',
    where: { and: [{ kind: { equals: 'performance' } }, { order: { equals: order } }, where] },
  })
  return (docs[0] as PromptDoc | undefined) ?? null
}

const write = async ({
  crm,
  data,
  former,
  req,
}: {
  data: Record<string, unknown>
  former: null | PromptDoc
} & Omit<Args, 'prepared'>): Promise<PromptDoc> => {
  const common = {
    collection: crm.slugs.prompts,
    data,
    depth: 0,
    overrideAccess: true, // messages are drafted by the system
    req,
  }
  const doc: unknown = former
    ? await req.payload.update({ ...common, id: former.id })
    : await req.payload.create(common)
  return doc as PromptDoc
}

const isUntouched = ({ message, originalMessage, status }: PromptDoc): boolean =>
  status === 'pending' && message === originalMessage

/**
 * Keeps what was decided about an order, inside the request's transaction: at most one open message per
 * order, and one per version of its performance. A draft nobody has worked on makes way for the new
 * one; where somebody has edited it, their words stay and the facts beside them are brought up to date.
 * What is approved stays as it is. The order is marked for review.
 */
export const savePrompt = async ({
  crm,
  prepared: { decision, locale, order, worded },
  req,
}: Args): Promise<SavedPrompt> => {
  await lockOrders({ crm, ids: [order.id], req })
  const [current] = await readPromptOrders({ crm, ids: [order.id], req })
  const performanceVersion = versionOf(order)
  if (!current || versionOf(current) !== performanceVersion) {
    return { doc: null, state: 'stale' }
  }
  const of = { crm, order: order.id, req }
  const open = await findPrompt({ ...of, where: { status: { in: ['pending', 'approved'] } } })
  if (!decision.shouldPrompt) {
    if (open && isUntouched(open) && open.performanceVersion !== performanceVersion) {
      // What it says is no longer so, and nobody has worked on it.
      await withdrawPrompt({ id: open.id, crm, req })
      await unflagOrder({ crm, order: order.id, reason: flagReason(req), req })
    }
    return { doc: null, state: 'none' }
  }
  const same = await findPrompt({
    ...of,
    where: { performanceVersion: { equals: performanceVersion } },
  })
  if (same || open?.status === 'approved') {
    return { doc: same ?? open, state: 'kept' }
  }
  if (!worded) {
    return { doc: null, state: 'stale' } // There was one when this was prepared.
  }
  const doc = await write({
    crm,
    data: {
      ...(open && !isUntouched(open) ? {} : { message: worded.message }),
      facts: factsOf(decision.parts),
      kind: 'performance',
      language: locale,
      lead: order.lead,
      order: order.id,
      originalMessage: worded.message,
      performanceVersion,
      projections: decision.projections,
      source: worded.source,
      status: 'pending',
      suggestedIncrease: decision.suggestedIncrease,
    },
    former: open,
    req,
  })
  await flagOrder({ crm, order: order.id, reason: flagReason(req), req })
  return { doc, state: 'written' }
}
