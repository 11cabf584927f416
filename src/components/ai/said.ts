import type { Wording } from '../../domain/ai/types.js'

import { RULES } from '../../domain/ai/types.js'

type Said = { payload: { wording?: Record<string, unknown> }; source: string }

const isWording = (value: unknown): value is Wording =>
  typeof value === 'object' && value !== null && 'key' in value && 'facts' in value

/** What an insight says in one of its texts: the rules in the reader's language, a model in its own words. */
export const said = ({
  field,
  insight: { payload, source },
  say,
}: {
  field: string
  insight: Said
  say: (wording: Wording) => string
}): string => {
  const wording = payload.wording?.[field]
  const text = (payload as Record<string, unknown>)[field]
  if (isWording(wording) && source === RULES) {
    return say(wording)
  }
  return typeof text === 'string' ? text : ''
}
