import { getLocalI18n } from 'payload'

import type { DeliveryImportResult } from '../../../../domain/performance/import/types.js'
import type { UploadInput, UploadKind } from '../../../imports/operations/upload.js'
import type { WorkHandler } from '../../../work/operations/types.js'
import type { DeliveryImportOptions } from './importDelivery.js'

import { deleteFiles } from '../../../../database/work/files.js'
import { DELIVERY_IMPORT } from '../../../../domain/import/workKind.js'
import { withStoredFiles } from '../../../work/operations/storedFiles.js'
import { importDelivery } from './importDelivery.js'
import { openDelivery } from './openDelivery.js'

/** What the work has to know beside the file; `language` is that of whoever asked for it. */
export type DeliverySettings = { language: string } & Omit<DeliveryImportOptions, 'dryRun'>

/** Imports a table of delivery that was stored when it was uploaded, all of it in one step, once. */
export const importStoredDelivery: WorkHandler<DeliveryImportResult> = ({
  commit,
  crm,
  item: { input, key },
  report,
  signal,
}) =>
  commit(({ req }) =>
    withStoredFiles({
      key,
      req,
      use: async (files) => {
        const { settings } = input as Required<UploadInput<DeliverySettings>>
        const { t } = await getLocalI18n({
          config: req.payload.config,
          language: settings.language as never,
        })
        const result = await importDelivery({
          crm,
          files,
          onProgress: (progress) => {
            signal.throwIfAborted()
            report(progress)
          },
          options: settings,
          req,
          t: t as never,
        })
        await deleteFiles({ key, req })
        return { isDone: true, result }
      },
    }),
  )

/** A table of delivery that is uploaded. */
export const deliveryUpload: UploadKind<DeliveryImportResult> = {
  check: openDelivery,
  handler: importStoredDelivery,
  kind: DELIVERY_IMPORT,
}
