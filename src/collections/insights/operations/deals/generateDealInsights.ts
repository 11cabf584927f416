import type { Payload, PayloadRequest } from 'payload'

import { setTimeout as sleep } from 'node:timers/promises'

import type { CRMContext } from '../../../../context.js'
import type { StoredDealInsight } from '../../../../database/deals/findInsight.js'
import type { AIResult } from '../../../../domain/ai/provider.js'
import type { DealInsight, DealPart } from '../../../../domain/deals/types.js'
import type { NewInsight } from '../../../../domain/insights/types.js'
import type { PreparedDeal } from './prepareDeal.js'

import { findDealInsight } from '../../../../database/deals/findInsight.js'
import { inTransaction } from '../../../../database/inTransaction.js'
import { giveBack, isLeased, takeLease } from '../../../../database/limits/leases.js'
import { RULES } from '../../../../domain/ai/types.js'
import { DEAL_INSTRUCTIONS, dealAnswerSchema } from '../../../../domain/deals/model.js'
import { sayInEnglish } from '../../../../utilities/sayInEnglish.js'
import { askModel } from '../../../ai/operations/askModel.js'
import { keepWording } from '../keepWording.js'
import { saveInsights } from '../saveInsights.js'
import { prepareDeal } from './prepareDeal.js'

type Ground = { crm: CRMContext; deal: PreparedDeal; now: Date; req: PayloadRequest }

/** How long the rules' answer holds where a model should have had its say, in minutes. */
const RETRY_MINUTES = 10

const POLL_MS = 150

const toAnswer = ({
  cached,
  deal: { lead },
  stored: { createdAt, expiresAt, factors, payload, source, value },
}: {
  cached: boolean
  deal: PreparedDeal
  stored: StoredDealInsight
}): DealInsight =>
  ({
    unanswered: null,
    ...payload,
    cached,
    closeProb: value,
    createdAt,
    expiresAt,
    factors,
    leadId: lead,
    source,
  }) as DealInsight

type Worded = Record<DealPart, string>

const askForWording = ({ crm, deal, req }: Ground): Promise<AIResult<Worded>> => {
  const { payload } = req
  const { wordings } = deal.advice
  return askModel({
    crm,
    data: Object.fromEntries(
      Object.entries(wordings).map(([part, wording]) => [
        part,
        sayInEnglish({ crm, payload, wording }),
      ]),
    ),
    function: 'insight',
    instructions: DEAL_INSTRUCTIONS,
    payload,
    schema: dealAnswerSchema,
  })
}

const toInsight = ({
  crm,
  deal: { advice, hash, inputs, lead, versions },
  now,
  payload,
  result,
}: {
  payload: Payload
  result: AIResult<Worded>
} & Pick<Ground, 'crm' | 'deal' | 'now'>): NewInsight => {
  const { isReworded, texts, wording } = keepWording({
    crm,
    given: result.ok ? result.value : null,
    payload,
    rule: 'deal_insight',
    wordings: advice.wordings,
  })
  const unanswered = result.ok || result.error.kind === 'none' ? null : result.error.kind
  const minutes = unanswered === null ? crm.ai.insightHours * 60 : RETRY_MINUTES
  return {
    expiresAt: new Date(now.getTime() + minutes * 60_000).toISOString(),
    factors: advice.factors,
    inputHash: hash,
    inputs,
    kind: 'deal_insight',
    lead,
    order: null,
    payload: {
      closeProb: advice.closeProb,
      leadId: lead,
      ...texts,
      proposalLines: advice.lines,
      unanswered,
      wording,
    },
    source: isReworded ? result.usage.model : RULES,
    topic: '',
    value: advice.closeProb,
    versions,
  }
}

const generate = async (ground: Ground): Promise<DealInsight> => {
  const { crm, deal, now, req } = ground
  const insight = toInsight({
    ...ground,
    payload: req.payload,
    result: await askForWording(ground),
  })
  await inTransaction({
    req,
    work: () => saveInsights({ crm, insights: [insight], isForced: true, now, req }),
  })
  const { expiresAt, factors, payload, source, value } = insight
  const stored = {
    createdAt: now.toISOString(),
    expiresAt: expiresAt!,
    factors,
    payload,
    source,
    value,
  }
  return toAnswer({ cached: false, deal, stored })
}

const findStored = ({ crm, deal: { hash, lead }, now, req }: Ground) =>
  findDealInsight({ crm, hash, lead, now, req })

/** What somebody else who is just asking about the same comes to. */
const awaitOther = async ({
  key,
  ...ground
}: { key: string } & Ground): Promise<DealInsight | null> => {
  const { deal, req } = ground
  while (await isLeased({ key, payload: req.payload })) {
    await sleep(POLL_MS)
  }
  const stored = await findStored(ground)
  return stored && toAnswer({ cached: true, deal, stored })
}

/**
 * Advice on a deal: how probable it is that it closes and why, what to do next, what an offer may hold
 * and how to present the house. It holds for `ai.insightHours` at most, and only while the lead, its
 * offers, orders and their delivery are what they were. A model is asked once for the same, however
 * many ask for it at a time, on whatever node; it words what the rules decide.
 *
 * Takes seconds, and begins a transaction of its own once there is something to write.
 *
 * @throws CRMError `not_found` for a lead that is not there or not to be seen
 */
export const generateDealInsights = async ({
  id,
  crm,
  isRefreshed = false,
  req,
}: {
  crm: CRMContext
  /** Of the lead. */
  id: string
  /** Asks anew, whatever is there. @default false */
  isRefreshed?: boolean
  req: PayloadRequest
}): Promise<DealInsight> => {
  const now = crm.now()
  const ground: Ground = { crm, deal: await prepareDeal({ id, crm, now, req }), now, req }
  const { deal } = ground
  const stored = isRefreshed ? null : await findStored(ground)
  if (stored) {
    return toAnswer({ cached: true, deal, stored })
  }
  const { payload } = req
  const key = `deal:${String(deal.lead)}:${deal.hash}`
  const seconds = crm.ai.deadlineSeconds + 5
  if (!(await takeLease({ key, payload, seconds }))) {
    return (await awaitOther({ ...ground, key })) ?? generate(ground)
  }
  try {
    // Somebody may have been done between the first look and the lease.
    const latest = isRefreshed ? null : await findStored(ground)
    return latest ? toAnswer({ cached: true, deal, stored: latest }) : await generate(ground)
  } finally {
    await giveBack({ key, payload })
  }
}
