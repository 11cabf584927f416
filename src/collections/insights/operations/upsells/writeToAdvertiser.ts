import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { Insight } from '../../../../domain/insights/types.js'

import { claimFacts } from '../../../../domain/ai/claimFacts.js'
import { sayIn } from '../../../../utilities/sayInEnglish.js'
import { createUpsellPrompt } from '../../../prompts/operations/createUpsellPrompt.js'

/** Drafts the message about an upsell that somebody approved: by the rules, with the rule's own figures. */
export const writeToAdvertiser = async ({
  crm,
  insight: { id, factors, lead, order, topic, value },
  req,
}: {
  crm: CRMContext
  insight: Insight
  req: PayloadRequest
}): Promise<void> => {
  const { companyName } = (await req.payload.findByID({
    id: lead,
    collection: crm.slugs.leads,
    depth: 0,
    overrideAccess: false,
    req,
    select: { companyName: true },
    user: req.user,
  })) as unknown as { companyName: string }
  const facts = { ...factors?.[0]?.facts, companyName }
  await createUpsellPrompt({
    crm,
    facts: claimFacts({ facts, origin: { rule: `upsell:${topic}` } }),
    insight: id,
    lead,
    message: sayIn({
      crm,
      language: crm.ai.language,
      payload: req.payload,
      wording: { facts, key: `upsell:message_${topic}` },
    }),
    order,
    req,
    suggestedIncrease: topic === 'increase_spend' ? value : null,
  })
}
