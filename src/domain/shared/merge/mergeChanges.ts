import type { Doc } from './differingFields.js'
import type { FieldShape } from './fieldShapes.js'

import { isSameValue } from './isSameValue.js'

export type Merge = {
  /** Fields both sides changed, to different values: somebody has to choose. */
  conflicts: string[]
  /** Fields only I changed. */
  keptMine: string[]
  /** Every field of `shapes`; in conflicts mine, until {@link settleConflicts} says otherwise. */
  merged: Doc
  /** Fields only they changed. */
  takenFromTheirs: string[]
}

type Side = 'conflict' | 'mine' | 'same' | 'theirs'

const sideOf = ({
  base,
  mine,
  shape,
  theirs,
}: {
  base: unknown
  mine: unknown
  shape: FieldShape
  theirs: unknown
}): Side => {
  if (isSameValue({ a: mine, b: theirs, shape })) {
    return 'same'
  }
  if (isSameValue({ a: mine, b: base, shape })) {
    return 'theirs'
  }
  return isSameValue({ a: theirs, b: base, shape }) ? 'mine' : 'conflict'
}

/**
 * Brings two edits of one document together, field by field: what one side changed is taken from
 * that side, and what both changed to the same value is settled.
 *
 * @param base the document both started from
 */
export const mergeChanges = ({
  base,
  mine,
  shapes,
  theirs,
}: {
  base: Doc
  mine: Doc
  shapes: FieldShape[]
  theirs: Doc
}): Merge => {
  const sides = shapes.map((shape) => {
    const { name } = shape
    return {
      name,
      side: sideOf({ base: base[name], mine: mine[name], shape, theirs: theirs[name] }),
    }
  })
  const named = (wanted: Side) =>
    sides.filter(({ side }) => side === wanted).map(({ name }) => name)
  return {
    conflicts: named('conflict'),
    keptMine: named('mine'),
    merged: Object.fromEntries(
      sides.map(({ name, side }) => [
        name,
        side === 'mine' || side === 'conflict' ? mine[name] : theirs[name],
      ]),
    ),
    takenFromTheirs: named('theirs'),
  }
}

/** Whose value of a field in conflict is to stay. */
export type Choice = 'mine' | 'theirs'

/** The merged document with every conflict as it was chosen; mine where nothing was. */
export const settleConflicts = ({
  choices,
  merge: { conflicts, merged },
  theirs,
}: {
  choices: Record<string, Choice | undefined>
  merge: Merge
  theirs: Doc
}): Doc => ({
  ...merged,
  ...Object.fromEntries(
    conflicts.filter((name) => choices[name] === 'theirs').map((name) => [name, theirs[name]]),
  ),
})
