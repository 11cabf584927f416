import type { ImportResult } from '../../domain/import/types.js'
import type { DeliveryImportResult } from '../../domain/performance/import/types.js'
import type { Route } from '../../utilities/http/defineRoute.js'

import { importLater, importNow } from '../../collections/imports/operations/upload.js'
import { importSales } from '../../collections/leads/operations/importSales/importSales.js'
import { salesUpload } from '../../collections/leads/operations/importSales/importUpload.js'
import { importDelivery } from '../../collections/performance/operations/importDelivery/importDelivery.js'
import { deliveryUpload } from '../../collections/performance/operations/importDelivery/importUpload.js'
import { importQuerySchema } from '../../domain/import/schema.js'
import {
  deliveryImportQuerySchema,
  deliveryMappingSchema,
} from '../../domain/performance/import/schema.js'
import { Answer } from '../../utilities/http/answer.js'
import { REPLAYED } from '../../utilities/http/answerOnce.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { contactImportRoute } from './contactImportRoute.js'
import { parseMapping } from './parseMapping.js'
import { withReceivedFiles } from './receiveFiles.js'

export const importRoutes: Route[] = [
  defineRoute({
    access: 'canAdminister',
    handle: ({ crm, keyed, query: { dryRun, wait }, req }) =>
      withReceivedFiles<Answer | ImportResult>({
        req,
        use: async (files) => {
          if (dryRun) {
            return importSales({ crm, files, options: { dryRun }, req })
          }
          if (!wait) {
            return new Answer(202, {
              workId: await importLater({ crm, files, keyed, of: salesUpload, req }),
            })
          }
          const { isReplayed, result } = await importNow({
            crm,
            files,
            keyed,
            of: salesUpload,
            req,
          })
          return new Answer(200, result, isReplayed ? REPLAYED : {})
        },
      }),
    method: 'post',
    path: '/import/sales',
    query: importQuerySchema,
    rateLimit: 'import',
    summary:
      'Imports a sales book: its four CSV files as multipart/form-data, `?dryRun=true` to try, `?wait=false` to have it done later.',
    transaction: 'operation',
  }),
  defineRoute({
    access: 'canManage',
    handle: ({ crm, keyed, query: { dryRun, onError, wait }, req }) =>
      withReceivedFiles<Answer | DeliveryImportResult>({
        fields: ['mapping'],
        req,
        use: async (files, texts) => {
          const mapping = deliveryMappingSchema.parse(parseMapping(texts.mapping ?? '{}'))
          if (dryRun) {
            return importDelivery({ crm, files, options: { dryRun, mapping, onError }, req })
          }
          const upload = {
            crm,
            files,
            keyed,
            of: deliveryUpload,
            req,
            settings: { language: req.i18n.language, mapping, onError },
          }
          if (!wait) {
            return new Answer(202, { workId: await importLater(upload) })
          }
          const { isReplayed, result } = await importNow(upload)
          return new Answer(200, result, isReplayed ? REPLAYED : {})
        },
      }),
    method: 'post',
    path: '/import/performance',
    query: deliveryImportQuerySchema,
    rateLimit: 'import',
    summary:
      'Imports delivery from a CSV file as multipart/form-data, with `mapping` as JSON; `?dryRun=true` previews it, `?onError=skip` leaves out what cannot be read.',
    transaction: 'operation',
  }),
  contactImportRoute,
]
