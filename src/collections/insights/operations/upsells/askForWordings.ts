import type { Payload } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { AIUsage } from '../../../../domain/ai/provider.js'
import type { RunError } from '../../../../domain/runs/progress.js'
import type { FoundUpsell } from './findInBatch.js'

import { UPSELL_INSTRUCTIONS, upsellWordingSchema } from '../../../../domain/upsells/model.js'
import { sayInEnglish } from '../../../../utilities/sayInEnglish.js'
import { askModel } from '../../../ai/operations/askModel.js'

type Worded = { opportunity: string; suggestedAction: string }

/** A model's wordings, in the place of each upsell; `null` where it gave none. */
export type Wordings = {
  errors: RunError[]
  model: null | string
  usage: AIUsage[]
  worded: (null | Worded)[]
}

/** Puts upsells into a model's words. Which of them are true is still to be seen. */
export const askForWordings = async ({
  crm,
  payload,
  signal,
  upsells,
}: {
  crm: CRMContext
  payload: Payload
  signal: AbortSignal
  upsells: FoundUpsell[]
}): Promise<Wordings> => {
  const none = { errors: [], model: null, usage: [], worded: upsells.map(() => null) }
  if (!crm.ai.provider || upsells.length === 0) {
    return none
  }
  const aliasOf = (index: number): string => `u${index + 1}`
  const result = await askModel({
    crm,
    data: {
      upsells: upsells.map(({ upsell: { wording } }, index) => ({
        opportunity: sayInEnglish({ crm, payload, wording: wording.opportunity }),
        suggestedAction: sayInEnglish({ crm, payload, wording: wording.suggestedAction }),
        upsellId: aliasOf(index),
      })),
    },
    function: 'upsell',
    instructions: UPSELL_INSTRUCTIONS,
    payload,
    schema: upsellWordingSchema,
    signal,
  })
  const { usage } = result
  if (!result.ok) {
    const subjects = new Set(upsells.map(({ order: { id } }) => id)).size
    return { ...none, errors: [{ kind: result.error.kind, subjects }], usage: [usage] }
  }
  // Ids that were not sent are nobody's.
  const answered = new Map(result.value.upsells.map((one) => [one.upsellId, one]))
  return {
    errors: [],
    model: usage.model,
    usage: [usage],
    worded: upsells.map((_, index) => answered.get(aliasOf(index)) ?? null),
  }
}
