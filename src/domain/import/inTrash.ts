import type { Problem } from './mapping.js'

/** What the author of a row is told whose record people have put into the trash. */
export const inTrash = ({
  column,
  record,
  value,
}: {
  column: string
  /** What lies there: a lead, say. */
  record: string
  value: string
}): Problem => ({
  column,
  message: `The ${record} of this row is in the trash: restore it to have it updated.`,
  value,
})
