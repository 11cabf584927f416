import type { Payload } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Wording } from '../../../domain/ai/types.js'

import { claimFacts } from '../../../domain/ai/claimFacts.js'
import { keepTrue } from '../../../domain/claims/keepTrue.js'
import { sayInEnglish } from '../../../utilities/sayInEnglish.js'

/** What a result says: texts for the API, and the engine's wordings of those that are its own. */
export type Said<Part extends string> = {
  /** Whether any text is the model's. */
  isReworded: boolean
  texts: Record<Part, string>
  wording: Partial<Record<Part, Wording>>
}

/**
 * The engine's sentences, or a model's wording of them where all of it is true: every figure in it has
 * to be one of the wording's own facts, and none of them may be missing.
 */
export const keepWording = <Part extends string>({
  crm,
  given,
  payload,
  rule,
  wordings,
}: {
  crm: CRMContext
  /** A model's wording, if there is one. */
  given: null | Record<Part, string>
  payload: Payload
  /** Which rule the facts come from. */
  rule: string
  wordings: Record<Part, Wording>
}): Said<Part> => {
  const said = (Object.entries(wordings) as [Part, Wording][]).map(([part, wording]) => {
    const fallback = sayInEnglish({ crm, payload, wording })
    const { isKept, text } = keepTrue({
      currency: crm.currency,
      facts: claimFacts({ facts: wording.facts, origin: { rule } }),
      fallback,
      locale: 'en',
      scope: 'figures',
      text: given?.[part] ?? '',
    })
    return { isKept, part, text, wording }
  })
  return {
    isReworded: said.some(({ isKept }) => isKept),
    texts: Object.fromEntries(said.map(({ part, text }) => [part, text])) as Record<Part, string>,
    // What is the model's is shown as the model wrote it, in every language.
    wording: Object.fromEntries(
      said.filter(({ isKept }) => !isKept).map(({ part, wording }) => [part, wording]),
    ) as Partial<Record<Part, Wording>>,
  }
}
