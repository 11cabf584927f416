import type { ReactNode } from 'react'

import type { RowError } from '../../../domain/imports/rowProblems.js'

/** What every import says of a file; each kind says more. */
export type ImportAnswer = {
  errorCount: number
  errors: RowError[]
  /** The remembered import; `null` when nothing was written. */
  id: null | number | string
  /** What the mapping still lacks. */
  missing: string[]
  rows: { read: number; rejected: number }
}

/** How choices are sent: in the body, and in the query beside what every import asks. */
export type Sent = { mapping: object; query?: Record<string, string> }

/** What a kind of import has of its own in the dialog that all share. */
export type ImportKind<Choices, Result extends ImportAnswer> = {
  /** Whether the choices alone can be imported by. @default always */
  isComplete?: (choices: Choices) => boolean
  /** Route of the import. */
  path: string
  /** What was done, in a sentence. */
  renderDone: (result: Result) => ReactNode
  /** What the rows come to, below their mapping. */
  renderFindings: (result: Result) => ReactNode
  /** What is asked about the file. */
  renderMapping: (args: {
    choices: Choices
    onChange: (choices: Choices) => void
    preview: Result
  }) => ReactNode
  /** What the mapping lacks, in a sentence. */
  renderMissing: (result: Result) => ReactNode
  /** The first records as they will be. */
  renderSample: (result: Result) => ReactNode
  /** What the rows came to, below the sentence that they were imported. */
  renderTotals?: (result: Result) => ReactNode
  send: (choices: Choices) => Sent
}
