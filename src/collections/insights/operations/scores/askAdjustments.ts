import type { Payload } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { AIErrorKind, AIUsage } from '../../../../domain/ai/provider.js'
import type { Adjustment } from '../../../../domain/scoring/types.js'
import type { ScoreSubject } from './readScoreInputs.js'

import {
  adjustmentsOf,
  adjustmentsSchema,
  SCORE_INSTRUCTIONS,
} from '../../../../domain/scoring/adjustment.js'
import { scoreLead } from '../../../../domain/scoring/scoreLead.js'
import { askModel } from '../../../ai/operations/askModel.js'

/** What a model made of leads; who has no adjustment keeps the rules' score. */
export type Asked = {
  adjustments: Map<ScoreSubject, Adjustment>
  /** Why there is no answer; `null` when there is one. */
  failed: AIErrorKind | null
  usage: AIUsage[]
}

/** What the model gets to know of a lead: no names of people, and no ids of records. */
const toRecord = ({ name, subject: { inputs } }: { name: string; subject: ScoreSubject }) => ({
  activities: inputs.texts?.activities ?? [],
  company: inputs.company.name,
  currency: inputs.currency,
  daysInStage: inputs.stage.daysIn,
  daysSinceLastActivity: inputs.activity.daysSince,
  employees: inputs.company.size,
  leadId: name,
  medianDaysInStage: inputs.book.medianDays,
  notes: inputs.texts?.notes ?? '',
  probabilityOfWinning: inputs.outlook.probability,
  repliesIn90Days: inputs.activity.inbound,
  score: scoreLead({ adjustment: null, inputs }).score,
  sentiment: inputs.activity.sentiment,
  source: inputs.source,
  stage: inputs.stage.name,
  value: inputs.value,
})

/** Asks the model about leads, all in one question. */
export const askAdjustments = async ({
  crm,
  payload,
  signal,
  subjects,
}: {
  crm: CRMContext
  payload: Payload
  signal: AbortSignal
  subjects: ScoreSubject[]
}): Promise<Asked> => {
  if (!crm.ai.provider || subjects.length === 0) {
    return { adjustments: new Map(), failed: null, usage: [] }
  }
  const named = new Map(subjects.map((subject, index) => [`L${index + 1}`, subject]))
  const result = await askModel({
    crm,
    data: {
      leads: [...named].map(([name, subject]) => toRecord({ name, subject })),
      limit: crm.ai.scoreCap,
    },
    function: 'score',
    instructions: SCORE_INSTRUCTIONS,
    payload,
    schema: adjustmentsSchema,
    signal,
  })
  if (!result.ok) {
    return { adjustments: new Map(), failed: result.error.kind, usage: [result.usage] }
  }
  const accepted = adjustmentsOf({
    answer: result.value,
    asked: new Map([...named].map(([name, { inputs }]) => [name, inputs])),
  })
  return {
    adjustments: new Map([...accepted].map(([name, one]) => [named.get(name)!, one])),
    failed: null,
    usage: [result.usage],
  }
}
