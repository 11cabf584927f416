import type { Claim, ClaimGround, Fact } from '../claims/types.js'
import type { ContactObstacle } from '../contacts/mayContact.js'
import type { Refusal } from '../errors.js'
import type { PromptStatus } from './status.js'

import { checkClaims } from '../claims/checkClaims.js'
import { refuseTransition } from '../shared/transitions.js'
import { PROMPT_TRANSITIONS } from './status.js'

/** What a manager makes of a message: other words, a next step, or both at once. */
export const refuseReview = ({
  from,
  isEdited,
  to,
}: {
  from: PromptStatus
  isEdited: boolean
  to: PromptStatus
}): null | Refusal => {
  const isFinal = PROMPT_TRANSITIONS[from].length === 0
  if (isEdited && isFinal) {
    return {
      code: 'illegal_transition',
      field: 'message',
      reason: 'final',
      vars: { from, noun: 'prompt' },
    }
  }
  return refuseTransition({ from, noun: 'prompt', table: PROMPT_TRANSITIONS, to })
}

/** The claims of a message: what each figure rests on, and those that rest on nothing. */
export const findClaims = ({
  facts,
  message,
  ...language
}: { facts: Fact[]; message: string } & Pick<ClaimGround, 'currency' | 'locale'>): Claim[] =>
  checkClaims({ ...language, facts, scope: 'figures', text: message }).sentences.flatMap(
    ({ claims }) => claims,
  )

/** An e-mail as it would go out. */
export type EmailDraft = {
  /** Why it is addressed to nobody, where the person does not want it. */
  obstacle?: ContactObstacle
  subject: string
  text: string
  /** `null` when nobody has an address for the advertiser, or they want no e-mail. */
  to: null | string
}
