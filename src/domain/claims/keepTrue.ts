import type { ClaimGround } from './types.js'

import { checkClaims } from './checkClaims.js'

/** Longer than this no message is; a model that does not stop is not listened to. */
const MOST_CHARACTERS = 2000

const factsOf = (checked: ReturnType<typeof checkClaims>): Set<string> =>
  new Set(checked.sentences.flatMap(({ claims }) => claims.flatMap(({ fact }) => fact?.key ?? [])))

/**
 * A passage as somebody else worded it, if all of it is true and it says all that the engine's own
 * wording says; otherwise the engine's own wording.
 */
export const keepTrue = ({
  fallback,
  text,
  ...ground
}: { fallback: string; text: string } & ClaimGround): { isKept: boolean; text: string } => {
  const worded = text.trim()
  if (worded.length === 0 || worded.length > MOST_CHARACTERS) {
    return { isKept: false, text: fallback }
  }
  const checked = checkClaims({ ...ground, text: worded })
  const said = factsOf(checked)
  const isWhole = [...factsOf(checkClaims({ ...ground, text: fallback }))].every((key) =>
    said.has(key),
  )
  return checked.isTrue && isWhole
    ? { isKept: true, text: worded }
    : { isKept: false, text: fallback }
}
