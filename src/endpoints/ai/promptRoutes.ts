import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { ClaimLocale, Fact } from '../../domain/claims/types.js'
import type { Answer } from '../../utilities/http/answer.js'
import type { KeyedRequest } from '../../utilities/http/answerOnce.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { autoPromptAdvertiser } from '../../collections/prompts/operations/autoPromptAdvertiser.js'
import { isStorableID } from '../../database/session.js'
import { findClaims } from '../../domain/prompts/review.js'
import {
  autoPromptParamsSchema,
  autoPromptSchema,
  promptListQuerySchema,
  promptUpdateSchema,
} from '../../domain/prompts/schema.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { CRMError } from '../../utilities/crmError.js'
import { answerAfterwards } from '../../utilities/http/answerAfterwards.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { outsideTrash } from '../../utilities/outsideTrash.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { listRoute, updateRecord } from '../shared/resourceRoutes.js'

const prompts: Resource<typeof promptListQuerySchema> = {
  key: 'prompts',
  listQuery: promptListQuerySchema,
  noun: 'prompt',
  path: '/ai/pending-prompts',
  scope: outsideTrash,
  toWhere: ({ query: { lead_id, order_id }, req }) =>
    equalsWhere({ ids: { lead: lead_id, order: order_id }, req, values: { status: 'pending' } }),
}

/** A message that was changed, with the figures in it that rest on nothing stored. */
const withUnbacked = ({ crm, doc }: { crm: CRMContext; doc: Record<string, unknown> }) => {
  const claims = findClaims({
    currency: crm.currency,
    facts: (doc.facts as Fact[] | null) ?? [],
    locale: (doc.language as ClaimLocale | null) ?? crm.ai.language,
    message: String(doc.message),
  })
  const unbacked = claims.filter(({ fact }) => fact === null)
  return { doc, unbacked: unbacked.map(({ start, text }) => ({ start, text })) }
}

const autoPrompt = async ({
  crm,
  keyed,
  language,
  orderId,
  req,
}: {
  crm: CRMContext
  keyed: KeyedRequest | null
  language?: ClaimLocale
  orderId: string
  req: PayloadRequest
}): Promise<Answer> => {
  if (!isStorableID({ id: orderId, req })) {
    throw new CRMError({
      code: 'not_found',
      message: req.t('crm:prompts:noSuchOrder' as never),
    })
  }
  return answerAfterwards({
    keyed,
    req,
    work: () => autoPromptAdvertiser({ crm, language, orderId, req }),
  })
}

/** Messages to advertisers. */
export const promptRoutes = [
  defineRoute({
    access: 'canWriteOwn',
    body: autoPromptSchema,
    handle: ({ body, crm, keyed, params: { orderId }, req }) =>
      autoPrompt({ crm, keyed, language: body?.language, orderId, req }),
    method: 'post',
    params: autoPromptParamsSchema,
    path: '/ai/auto-prompt/:orderId',
    rateLimit: 'ai',
    summary: 'Drafts a message to the advertiser of an order that does well, for review.',
    transaction: 'operation',
  }),
  { ...listRoute(prompts), summary: 'Lists messages to advertisers that wait for review.' },
  defineRoute({
    access: 'canManage',
    body: promptUpdateSchema,
    handle: async ({ body: data, crm, params: { id }, req }) =>
      withUnbacked({ crm, doc: await updateRecord({ id, crm, data, key: 'prompts', req }) }),
    method: 'patch',
    noun: prompts.noun,
    params: recordParamsSchema,
    path: '/ai/prompts/:id',
    summary: 'Edits, approves, sends or dismisses a message to an advertiser.',
  }),
]
