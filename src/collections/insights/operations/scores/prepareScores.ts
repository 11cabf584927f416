import type { Payload, PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { CurrentScore } from '../../../../database/scoring/readCurrentScores.js'
import type { NewInsight } from '../../../../domain/insights/types.js'
import type { BatchOutcome } from '../../../../domain/runs/progress.js'
import type { Adjustment } from '../../../../domain/scoring/types.js'
import type { ScoreSubject } from './readScoreInputs.js'

import { readCurrentScores } from '../../../../database/scoring/readCurrentScores.js'
import { writeLeadScores } from '../../../../database/scoring/writeLeadScores.js'
import { RULES } from '../../../../domain/ai/types.js'
import { SCORE_INSTRUCTIONS_VERSION } from '../../../../domain/scoring/adjustment.js'
import { raisesOf } from '../../../../domain/scoring/raises.js'
import { reasoningOf } from '../../../../domain/scoring/reasoning.js'
import {
  keptAdjustment,
  SCORE_RULES_VERSION,
  scoreLead,
} from '../../../../domain/scoring/scoreLead.js'
import { sayInEnglish } from '../../../../utilities/sayInEnglish.js'
import { saveInsights } from '../saveInsights.js'
import { askAdjustments } from './askAdjustments.js'
import { readScoreInputs } from './readScoreInputs.js'

type ID = number | string

/** What the API answers of a score. */
export type LeadScore = { leadId: ID; reasoning: string; score: number }

type Decided = { adjustment: Adjustment | null; source: string; subject: ScoreSubject }

const HOUR_MS = 3_600_000

const modelOf = (crm: CRMContext): string =>
  crm.ai.provider?.modelOf({ function: 'score' }) ?? RULES

/** What was decided by the same inputs and by whoever decides now, and has not grown old. */
const isStillGood = ({
  crm,
  current,
  subject,
}: {
  crm: CRMContext
  current: CurrentScore | undefined
  subject: ScoreSubject
}): boolean => current?.inputHash === subject.inputHash && current.source === modelOf(crm)

const toInsight = ({
  crm,
  decided: { adjustment, source, subject },
  now,
  payload,
}: {
  crm: CRMContext
  decided: Decided
  now: Date
  payload: Payload
}): NewInsight => {
  const { id, inputHash, inputs } = subject
  const { factors, score } = scoreLead({ adjustment, inputs })
  const wording = reasoningOf({ adjustment, inputs, score })
  const answer: LeadScore = {
    leadId: id,
    reasoning: sayInEnglish({ crm, payload, wording }),
    score,
  }
  return {
    expiresAt: new Date(now.getTime() + crm.ai.insightHours * HOUR_MS).toISOString(),
    factors,
    inputHash,
    inputs,
    kind: 'score',
    lead: id,
    order: null,
    payload: {
      ...answer,
      wording: { raises: raisesOf({ adjustment, inputs }), reasoning: wording },
    },
    source,
    topic: '',
    value: score,
    versions: {
      instructions: SCORE_INSTRUCTIONS_VERSION,
      prediction: subject.predictionVersion,
      rules: SCORE_RULES_VERSION,
    },
  }
}

/** How many of the leads a model was asked about have the rules' score, and why. */
const errorsOf = ({
  failed,
  missing,
}: {
  failed: null | string
  missing: number
}): BatchOutcome['errors'] =>
  missing === 0 ? [] : [{ kind: failed ?? 'invalid', subjects: missing }]

/**
 * Decides the scores of leads, and writes nothing: by the rules, and a model's bounded adjustment
 * where there is one. What was decided by the same inputs within the day is not asked about again.
 *
 * @returns the scores, and what writes them inside a transaction
 */
export const prepareScores = async ({
  crm,
  ids,
  now,
  payload,
  req,
  run,
  signal,
}: {
  crm: CRMContext
  ids: ID[]
  now: Date
  payload: Payload
  req: PayloadRequest
  run: ID | null
  signal: AbortSignal
}): Promise<{
  effects: (args: { req: PayloadRequest }) => Promise<BatchOutcome>
  scores: LeadScore[]
}> => {
  const subjects = await readScoreInputs({ crm, ids, now, req, run })
  const currents = await readCurrentScores({ crm, ids: subjects.map(({ id }) => id), now, req })
  const currentOf = ({ id }: ScoreSubject): CurrentScore | undefined => currents.get(String(id))
  const [known, due] = [true, false].map((wanted) =>
    subjects.filter(
      (subject) => isStillGood({ crm, current: currentOf(subject), subject }) === wanted,
    ),
  ) as [ScoreSubject[], ScoreSubject[]]
  const { adjustments, failed, usage } = await askAdjustments({
    crm,
    payload,
    signal,
    subjects: due,
  })
  const decided = [
    ...known.map((subject): Decided => ({
      adjustment: keptAdjustment(currentOf(subject)!.factors),
      source: modelOf(crm),
      subject,
    })),
    ...due.map((subject): Decided => {
      const adjustment = adjustments.get(subject) ?? null
      return { adjustment, source: adjustment ? modelOf(crm) : RULES, subject }
    }),
  ]
  const insights = decided.map((one) => toInsight({ crm, decided: one, now, payload }))
  const scores = insights.map((insight) => {
    const { leadId, reasoning, score } = insight.payload as LeadScore
    return { leadId, reasoning, score }
  })
  const missing = crm.ai.provider ? due.length - adjustments.size : 0
  return {
    effects: async ({ req: within }) => {
      await saveInsights({ crm, insights, now, req: within, run })
      await writeLeadScores({ crm, now, req: within, scores })
      return { counts: { scored: scores.length }, errors: errorsOf({ failed, missing }), usage }
    },
    scores,
  }
}
