import type { Payload } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { AIUsage } from '../../../../domain/ai/provider.js'
import type { ChurnModelAnswer } from '../../../../domain/churn/model.js'
import type { ChurnAssessment, Client } from '../../../../domain/churn/types.js'
import type { RunError } from '../../../../domain/runs/progress.js'

import { wordChurn } from '../../../../domain/churn/assessChurn.js'
import { CHURN_INSTRUCTIONS, churnAnswerSchema } from '../../../../domain/churn/model.js'
import { sayInEnglish } from '../../../../utilities/sayInEnglish.js'
import { askModel } from '../../../ai/operations/askModel.js'

export type AssessedClient = {
  assessment: ChurnAssessment
  client: Client
  inputHash: string
  inputs: Record<string, unknown>
}

/** What a model answered, in the place of each client; `null` where it said nothing of use. */
export type ChurnOpinion = {
  answers: (ChurnModelAnswer | null)[]
  errors: RunError[]
  model: null | string
  usage: AIUsage[]
}

/** Asks a model what it thinks of the risks. What of it counts is still to be seen. */
export const askAboutClients = async ({
  assessed,
  crm,
  payload,
  signal,
}: {
  assessed: AssessedClient[]
  crm: CRMContext
  payload: Payload
  signal: AbortSignal
}): Promise<ChurnOpinion> => {
  const none = { answers: assessed.map(() => null), errors: [], model: null, usage: [] }
  if (!crm.ai.provider || assessed.length === 0) {
    return none
  }
  const aliasOf = (index: number): string => `c${index + 1}`
  const result = await askModel({
    crm,
    data: {
      cap: crm.ai.scoreCap,
      clients: assessed.map((one, index) => {
        const { reasoning, retentionAction } = wordChurn(one)
        return {
          clientId: aliasOf(index),
          companyName: one.client.companyName,
          facts: one.assessment.factors,
          points: one.assessment.points,
          reasoning: sayInEnglish({ crm, payload, wording: reasoning }),
          retentionAction:
            retentionAction && sayInEnglish({ crm, payload, wording: retentionAction }),
        }
      }),
    },
    function: 'churn',
    instructions: CHURN_INSTRUCTIONS,
    payload,
    schema: churnAnswerSchema,
    signal,
  })
  const { usage } = result
  if (!result.ok) {
    const errors = [{ kind: result.error.kind, subjects: assessed.length }]
    return { ...none, errors, usage: [usage] }
  }
  // Ids that were not sent are nobody's.
  const answered = new Map(result.value.clients.map((one) => [one.clientId, one]))
  return {
    answers: assessed.map((_, index) => answered.get(aliasOf(index)) ?? null),
    errors: [],
    model: usage.model,
    usage: [usage],
  }
}
