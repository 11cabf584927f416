import type { CSVTable } from '../../../imports/operations/files/openTable.js'
import type { SourceFile } from '../../../imports/operations/files/readRecords.js'

import { openTable } from '../../../imports/operations/files/openTable.js'

/** @throws CRMError `invalid_file` as `openTable` does */
export const openDelivery = (files: SourceFile[]): Promise<CSVTable> =>
  openTable({ files, wanted: 'a table of delivery as CSV in UTF-8' })
