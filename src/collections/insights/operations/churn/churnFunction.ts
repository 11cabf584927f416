import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { CurrentInsight } from '../../../../database/insights/readCurrent.js'
import type { ChurnModelAnswer } from '../../../../domain/churn/model.js'
import type { NewInsight } from '../../../../domain/insights/types.js'
import type { EngineFunction } from '../../../runs/operations/types.js'
import type { AssessedClient } from './askAboutClients.js'

import { listClients } from '../../../../database/churn/listClients.js'
import { readClients } from '../../../../database/churn/readClients.js'
import { writeChurn } from '../../../../database/churn/writeChurn.js'
import { readCurrent } from '../../../../database/insights/readCurrent.js'
import { readTimeZone } from '../../../../database/settings/readTimeZone.js'
import { claimFacts } from '../../../../domain/ai/claimFacts.js'
import { RULES } from '../../../../domain/ai/types.js'
import {
  adjustChurn,
  assessChurn,
  CHURN_RULES,
  riskOf,
  wordChurn,
} from '../../../../domain/churn/assessChurn.js'
import { keepTrue } from '../../../../domain/claims/keepTrue.js'
import { hashInputs } from '../../../../domain/insights/hashInputs.js'
import { dayInZone } from '../../../../domain/revenue/period.js'
import { keepWording } from '../keepWording.js'
import { saveInsights } from '../saveInsights.js'
import { askAboutClients } from './askAboutClients.js'

type ID = number | string
type Prepare = EngineFunction['prepare']
type PrepareArgs = Parameters<Prepare>[0]

const assessBatch = async ({
  crm,
  ids,
  now,
  req,
}: {
  crm: CRMContext
  ids: ID[]
  now: Date
  req: PayloadRequest
}): Promise<AssessedClient[]> => {
  const timeZone = await readTimeZone({ crm, req })
  const today = dayInZone({ moment: now, timeZone })
  const clients = await readClients({ crm, ids, req, timeZone, today })
  return clients.map((client) => {
    const inputs = { cap: crm.ai.scoreCap, client, rules: CHURN_RULES, today }
    return {
      assessment: assessChurn({ client, today }),
      client,
      inputHash: hashInputs(inputs),
      inputs,
    }
  })
}

/** What a model makes of an assessment; the assessment itself where that cannot be used. */
const adjust = ({
  answer,
  assessed: { assessment, client },
  crm,
}: {
  answer: ChurnModelAnswer | null
  assessed: AssessedClient
  crm: CRMContext
}) => {
  const { text: reason } = keepTrue({
    currency: crm.currency,
    facts: assessment.factors.flatMap(({ facts }) =>
      claimFacts({ facts, origin: { rule: 'churn' } }),
    ),
    fallback: '–',
    locale: 'en',
    scope: 'figures',
    text: answer?.adjustmentReason ?? '',
  })
  const adjusted =
    answer &&
    adjustChurn({ adjustment: answer.adjustment, assessment, cap: crm.ai.scoreCap, reason })
  return {
    assessment: adjusted ?? assessment,
    client,
    // Who cannot count is not listened to at all.
    given: adjusted ? answer : null,
    isAdjusted: adjusted !== null && adjusted.points !== assessment.points,
  }
}

const toInsight = ({
  answer,
  assessed,
  crm,
  model,
  payload,
}: {
  answer: ChurnModelAnswer | null
  assessed: AssessedClient
  model: null | string
} & Pick<PrepareArgs, 'crm' | 'payload'>): NewInsight => {
  const { assessment, client, given, isAdjusted } = adjust({ answer, assessed, crm })
  const { reasoning, retentionAction } = wordChurn({ assessment, client })
  const { isReworded, texts, wording } = keepWording<string>({
    crm,
    given: given && {
      reasoning: given.reasoning,
      retentionAction: given.retentionAction ?? '',
    },
    payload,
    rule: 'churn',
    wordings: { reasoning, ...(retentionAction && { retentionAction }) },
  })
  return {
    expiresAt: null,
    factors: assessment.factors,
    inputHash: assessed.inputHash,
    inputs: assessed.inputs,
    kind: 'churn',
    lead: client.lead,
    order: null,
    payload: {
      churnRisk: riskOf(assessment.points),
      leadId: client.lead,
      retentionAction: null,
      ...texts,
      wording,
    },
    source: model !== null && (isReworded || isAdjusted) ? model : RULES,
    topic: '',
    value: assessment.points,
    versions: { rules: CHURN_RULES },
  }
}

/** Of a model's judgements, those about inputs that are still the same. */
const findUnchanged = async ({
  assessed,
  crm,
  req,
}: { assessed: AssessedClient[] } & Pick<PrepareArgs, 'crm' | 'req'>): Promise<
  CurrentInsight[]
> => {
  const source = crm.ai.provider?.modelOf({ function: 'churn' }) ?? RULES
  const leads = assessed.map(({ client: { lead } }) => lead)
  const hashes = new Set(assessed.map(({ inputHash }) => inputHash))
  const current = await readCurrent({ crm, kind: 'churn', leads, req })
  return current.filter((one) => one.source === source && hashes.has(one.inputHash))
}

const prepare: Prepare = async ({ crm, ids, now, payload, req, run, signal }) => {
  const assessed = await assessBatch({ crm, ids, now, req })
  const unchanged = await findUnchanged({ assessed, crm, req })
  const known = new Set(unchanged.map(({ inputHash }) => inputHash))
  const changed = assessed.filter(({ inputHash }) => !known.has(inputHash))
  const { answers, errors, model, usage } = await askAboutClients({
    assessed: changed,
    crm,
    payload,
    signal,
  })
  const insights = changed.map((one, index) =>
    toInsight({ answer: answers[index] ?? null, assessed: one, crm, model, payload }),
  )
  const points = [...unchanged.map(({ value }) => value), ...insights.map(({ value }) => value)]
  return async ({ req: within }) => {
    await saveInsights({ crm, insights, now, req: within, run })
    await writeChurn({
      crm,
      req: within,
      risks: insights.map(({ lead, payload: { retentionAction }, value }) => ({
        action: retentionAction as null | string,
        lead,
        risk: riskOf(value),
      })),
    })
    const highRisk = points.filter((one) => riskOf(one) === 'high').length
    return { counts: { assessed: assessed.length, highRisk }, errors, usage }
  }
}

/**
 * How likely existing clients are to leave. The points come from the rules (`assessChurn`); a model may
 * move them within the cap of scores, giving a reason, and put the sentences into other words.
 */
export const churnFunction: EngineFunction = {
  name: 'churn',
  plan: ({ crm, req, scope: { ids, pipeline } }) => listClients({ crm, ids, pipeline, req }),
  prepare,
}
