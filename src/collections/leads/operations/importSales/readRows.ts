import type { Mapping, Problem } from '../../../../domain/import/mapping.js'
import type { FileKind, SalesKind, SalesRows } from '../../../../domain/import/salesFiles.js'
import type { SalesFile } from './openSalesFiles.js'

import { hashRow, parseRow } from '../../../../domain/import/mapping.js'
import { SALES_FILES } from '../../../../domain/import/salesFiles.js'
import { readRecords } from '../../../imports/operations/files/readRecords.js'

/** A row by its mapping, or what is wrong with it. */
export type ReadRow<Row> = {
  /** Fingerprint of the row as it stands in the file and of `more` that its record depends on. */
  hash: (more?: string[]) => string
  line: number
} & ({ ok: false; problems: Problem[] } | { ok: true; row: Row })

/** The rows of one of the files, read one by one. */
export const readRows = async function* <Kind extends SalesKind>({
  file,
  kind,
  onBytes,
}: {
  file: SalesFile
  kind: Kind
  onBytes?: (bytes: number) => void
}): AsyncGenerator<ReadRow<SalesRows[Kind]>> {
  const { mapping } = SALES_FILES[kind] as unknown as FileKind<SalesRows[Kind]>
  const { header } = file
  let isHeader = true
  for await (const { cells, line } of readRecords({ file, onBytes })) {
    if (!isHeader) {
      const hash = (more?: string[]): string =>
        hashRow({ cells, header, mapping: mapping as Mapping<Record<string, unknown>>, more })
      yield { hash, line, ...parseRow({ cells, header, mapping }) }
    }
    isHeader = false
  }
}
