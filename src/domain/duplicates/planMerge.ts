import type { Doc } from '../shared/merge/differingFields.js'
import type { FieldShape } from '../shared/merge/fieldShapes.js'

import { isSameValue } from '../shared/merge/isSameValue.js'

/** Whose value a record is given that was two. */
export type MergeSide = 'loser' | 'winner'

/**
 * What becomes of a field nobody has chosen for: the winner's value where it has one, either of two
 * flags, the earlier of two moments, the stricter of two answers, both lists.
 */
export type MergeRule = 'choice' | 'earliest' | 'either' | 'stricter' | 'united'

export type MergeField = {
  /** Whether it points to records of the kind that is merged. */
  isSelf: boolean
  rule: MergeRule
  shape: FieldShape
}

/** A field in which the two differ. */
export type MergedField = {
  loser: unknown
  merged: unknown
  name: string
  rule: MergeRule
  winner: unknown
}

/** Who said no is not asked again; nobody's answer is not one. */
const STRICTEST_FIRST = ['revoked', 'granted', 'unknown']

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0)

const earlier = (a: unknown, b: unknown): unknown => {
  if (isEmpty(a) || isEmpty(b)) {
    return isEmpty(a) ? b : a
  }
  return Date.parse(String(a)) <= Date.parse(String(b)) ? a : b
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const RULES: Record<MergeRule, (winner: unknown, loser: unknown) => unknown> = {
  choice: (winner, loser) => (isEmpty(winner) ? loser : winner),
  earliest: earlier,
  either: (winner, loser) => Boolean(winner) || Boolean(loser),
  stricter: (winner, loser) =>
    STRICTEST_FIRST.find((status) => status === winner || status === loser) ?? winner,
  united: (winner, loser) => [...new Set(listOf(winner).concat(listOf(loser)))],
}

/** Rows have ids of their own, which stay with the record they came from. */
const withoutRowIDs = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    return value.map(withoutRowIDs)
  }
  if (typeof value !== 'object' || value === null) {
    return value
  }
  const { id: _, ...others } = value as Doc
  return Object.fromEntries(
    Object.entries(others).map(([name, inner]) => [name, withoutRowIDs(inner)]),
  )
}

const isOneOf = (value: unknown, ids: unknown[]): boolean =>
  ids.some((id) => String(id) === String(value))

/**
 * What two records have in every field in which they differ, and what the one that stays will have.
 *
 * @param choices whose value it is to be, by field; what is not named follows the field's rule
 */
export const planMerge = ({
  choices,
  fields,
  loser,
  winner,
}: {
  choices: Partial<Record<string, MergeSide>>
  fields: MergeField[]
  loser: Doc
  winner: Doc
}): MergedField[] =>
  fields.flatMap(({ isSelf, rule, shape }) => {
    const { name } = shape
    const sides = { loser: loser[name] ?? null, winner: winner[name] ?? null }
    if (isSameValue({ a: sides.winner, b: sides.loser, shape })) {
      return []
    }
    const choice = choices[name]
    const chosen = choice ? sides[choice] : RULES[rule](sides.winner, sides.loser)
    const kept = chosen === sides.winner || shape.kind !== 'rows' ? chosen : withoutRowIDs(chosen)
    // Nobody is their own parent.
    const merged = isSelf && isOneOf(kept, [winner.id, loser.id]) ? null : kept
    return [{ ...sides, name, merged, rule }]
  })
