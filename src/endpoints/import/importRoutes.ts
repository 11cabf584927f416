import type { ImportResult } from '../../domain/import/types.js'
import type { Route } from '../../utilities/http/defineRoute.js'

import { importSales } from '../../collections/leads/operations/importSales/importSales.js'
import {
  importLater,
  importNow,
} from '../../collections/leads/operations/importSales/importUpload.js'
import { importQuerySchema } from '../../domain/import/schema.js'
import { Answer } from '../../utilities/http/answer.js'
import { REPLAYED } from '../../utilities/http/answerOnce.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
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
            return new Answer(202, { workId: await importLater({ crm, files, keyed, req }) })
          }
          const { isReplayed, result } = await importNow({ crm, files, keyed, req })
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
]
