/** Why a row cannot be taken: a key of a sentence, with what it names. */
export type RowProblem<Reason extends string = string> = {
  column?: string
  reason: Reason
  value?: string
  vars?: Record<string, number | string>
}

export type RowError = {
  column?: string
  /** Line in the file, counted from 1. */
  line: number
  message: string
  /** What the cell holds, cut to 200 characters. */
  value?: string
}
