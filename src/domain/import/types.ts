import type { SalesKind } from './salesFiles.js'

/** Something about a row that its author should know. */
export type ImportIssue = {
  column?: string
  file: string
  /** Line in the file, counted from 1. */
  line: number
  message: string
  /** What the cell holds, cut to 200 characters. */
  value?: string
}

/** Every row read is counted in exactly one of the others. */
export type ImportCounts = {
  created: number
  /** Rows of the file; its first line and blank lines are none. */
  read: number
  rejected: number
  unchanged: number
  updated: number
}

export type ImportResult = {
  dryRun: boolean
  /** How many reasons for rejecting rows there were, listed in `errors` or not. */
  errorCount: number
  /** Why rows were rejected, the first ones. */
  errors: ImportIssue[]
  /** Names of files that are none of a sales book's. */
  ignoredFiles: string[]
  /** By kind of file. */
  rows: Record<SalesKind, ImportCounts>
  /** Whole days that were added to every date. */
  shiftedByDays: number
  warningCount: number
  /** About rows that were taken, the first ones. */
  warnings: ImportIssue[]
} & Omit<ImportCounts, 'read'>
