import type { ContactProblem } from '../../../../domain/contacts/import/types.js'
import type { ContactFile } from './openContacts.js'
import type { LinedRow } from './planChunk.js'

import { readContactRow } from '../../../../domain/contacts/import/readRow.js'

/** A row that was read, or what is wrong with one that cannot be. */
export type MaybeRow = { line: number; problems: ContactProblem[]; row: LinedRow | null }

/** Rows of the file, one by one. */
export const readRows = async function* ({
  context,
  table,
}: ContactFile): AsyncGenerator<MaybeRow> {
  for await (const { cells, line } of table.rows()) {
    const read = readContactRow({ cells, context })
    yield read.ok
      ? { line, problems: [], row: { ...read.row, line } }
      : { line, problems: read.problems, row: null }
  }
}
