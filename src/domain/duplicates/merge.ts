/** For so long a merge can be taken back. */
export const UNDO_DAYS = 30

const DAY_MS = 24 * 60 * 60 * 1000

/** Until when a merge can be taken back. */
export const undoableUntil = (mergedAt: Date): Date =>
  new Date(mergedAt.getTime() + UNDO_DAYS * DAY_MS)

export const isUndoable = ({ mergedAt, now }: { mergedAt: Date; now: Date }): boolean =>
  now.getTime() < undoableUntil(mergedAt).getTime()
