import type { ImportResult } from '../../../../domain/import/types.js'
import type { UploadKind } from '../../../imports/operations/upload.js'

import { SALES_IMPORT } from '../../../../domain/import/workKind.js'
import { importStoredSales } from './importStoredSales.js'
import { openSalesFiles } from './openSalesFiles.js'

/** A sales book that is uploaded. */
export const salesUpload: UploadKind<ImportResult> = {
  check: (files) => openSalesFiles({ files }),
  handler: importStoredSales,
  kind: SALES_IMPORT,
}
