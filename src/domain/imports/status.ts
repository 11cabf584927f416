/** An import runs, is done, and may be undone once: while it runs, it ends with that. */
export const IMPORT_STATUSES = ['running', 'done', 'undone'] as const

export type ImportStatus = (typeof IMPORT_STATUSES)[number]

/** What came of undoing an import. */
export type UndoResult = {
  /** Records that somebody has changed since, and that stay as they are. */
  kept: number
  /** The first of them, by name. */
  keptNames: string[]
  /** Records the import had made, now in the trash. */
  removed: number
  /** Records the import had changed, as they were before. */
  restored: number
}

/** What was imported; each kind is taken back in its own way. */
export type ImportKind = 'contacts' | 'delivery'
