import type { BoardCard } from '../../../domain/board/types.js'
import type { FieldShape } from '../../../domain/shared/merge/fieldShapes.js'
import type { Choice, Merge } from '../../../domain/shared/merge/mergeChanges.js'
import type { LeadDoc } from './cardOfDoc.js'

import { mergeChanges, settleConflicts } from '../../../domain/shared/merge/mergeChanges.js'

/** What a move changes that two people can disagree about. */
type Destination = { lostReason: null | string; stage: string }

/**
 * `repeat`: they changed something else, or moved it to where I did; my move can be made once more.
 * `leave`: they took the card elsewhere, and I only gave it another place where it was.
 */
export type Reconciliation = { kind: 'ask'; merge: Merge } | { kind: 'leave' } | { kind: 'repeat' }

const STAGE: FieldShape = { name: 'stage', kind: 'text' }
const LOST_REASON: FieldShape = { name: 'lostReason', kind: 'text' }

/** What becomes of a move that came after somebody else's change of the lead. */
export const reconcileMove = ({
  base,
  current,
  isLost,
  move,
}: {
  /** The card as the move was made looking at it. */
  base: Pick<BoardCard, 'stage'>
  current: Pick<LeadDoc, 'lostReason' | 'stage'>
  /** Whether a stage is one for lost leads; only there a reason counts. */
  isLost: (stage: string) => boolean
  move: { lostReason?: string; stage: string }
}): Reconciliation => {
  const merge = mergeChanges({
    base: { lostReason: null, stage: base.stage },
    mine: { lostReason: move.lostReason, stage: move.stage },
    shapes: isLost(move.stage) && isLost(current.stage) ? [STAGE, LOST_REASON] : [STAGE],
    theirs: { lostReason: current.lostReason, stage: current.stage },
  })
  if (merge.conflicts.length > 0) {
    return { kind: 'ask', merge }
  }
  return { kind: merge.takenFromTheirs.includes('stage') ? 'leave' : 'repeat' }
}

/** Where the card is to go by what was chosen; `null` where everything is left to them. */
export const settleMove = ({
  choices,
  current,
  merge,
}: {
  choices: Record<string, Choice>
  current: Pick<LeadDoc, 'lostReason' | 'stage'>
  merge: Merge
}): { lostReason?: string; stage: string } | null => {
  if (merge.conflicts.every((name) => choices[name] === 'theirs')) {
    return null
  }
  const settled = settleConflicts({
    choices,
    merge,
    theirs: { ...current },
  }) as Partial<Destination>
  return {
    lostReason: settled.lostReason ?? undefined,
    stage: settled.stage ?? current.stage,
  }
}
