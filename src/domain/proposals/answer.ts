import { z } from 'zod'

import { normalizeText } from '../shared/normalizeText.js'

export const MAX_ANSWER_NAME = 120
export const MAX_ANSWER_NOTE = 2000

const line = (max: number) => z.string().max(max).transform(normalizeText)

/** What a client sends with a yes: who says it. */
export const acceptFormSchema = z.object({ name: line(MAX_ANSWER_NAME) })

/** What a client sends with a no: who says it, and why if they like. */
export const declineFormSchema = z.object({
  name: line(MAX_ANSWER_NAME),
  note: line(MAX_ANSWER_NOTE).default(''),
})
