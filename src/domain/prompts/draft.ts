import type { ClaimGround, Fact } from '../claims/types.js'
import type { Templates } from './sayPart.js'
import type { DraftedPart, PromptDecision, PromptPart } from './types.js'

import { keepTrue } from '../claims/keepTrue.js'
import { sayPart } from './sayPart.js'
import { PROMPT_PARTS } from './types.js'

type Parts = Extract<PromptDecision, { shouldPrompt: true }>['parts']

type Said = Partial<Record<PromptPart, string>>

type Language = Pick<ClaimGround, 'currency' | 'locale'>

/** What the engine writes, part by part. */
export const sayParts = ({
  parts,
  templates,
  ...language
}: { parts: Parts; templates: Templates } & Language): Said =>
  Object.fromEntries(
    Object.entries(parts).map(([name, { wordings }]) => [
      name,
      sayPart({ ...language, templates, wordings }),
    ]),
  )

export const factsOf = (parts: Parts): Fact[] =>
  PROMPT_PARTS.flatMap((name) => parts[name]?.facts ?? [])

/**
 * Puts a message together: of each part a model's wording, where all of it is true of that part's own
 * facts, else the engine's.
 */
export const assemble = ({
  own,
  parts,
  worded,
  ...language
}: {
  own: Said
  parts: Parts
  worded: null | Said
} & Language): { isReworded: boolean; message: string } => {
  const entries = PROMPT_PARTS.flatMap((name) => {
    const part: DraftedPart | undefined = parts[name]
    return part ? [{ facts: part.facts, fallback: own[name]!, text: worded?.[name] ?? '' }] : []
  })
  const kept = entries.map((entry) => keepTrue({ ...language, ...entry }))
  return {
    isReworded: kept.some(({ isKept }) => isKept),
    message: kept.map(({ text }) => text.replace(/\s+/g, ' ')).join(' '),
  }
}
