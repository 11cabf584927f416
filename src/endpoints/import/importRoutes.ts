import { killTransaction } from 'payload'

import type { Route } from '../../utilities/http/defineRoute.js'

import { importSales } from '../../collections/leads/operations/importSales/importSales.js'
import { importQuerySchema } from '../../domain/import/schema.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { withReceivedFiles } from './receiveFiles.js'

export const importRoutes: Route[] = [
  defineRoute({
    access: 'canAdminister',
    handle: async ({ crm, query: { dryRun }, req }) => {
      // Nothing is written yet: an upload must not hold a connection. The import begins its own.
      await killTransaction(req)
      return withReceivedFiles({
        req,
        use: (files) => importSales({ crm, files, options: { dryRun }, req }),
      })
    },
    method: 'post',
    path: '/import/sales',
    query: importQuerySchema,
    summary:
      'Imports a sales book: its four CSV files as multipart/form-data, `?dryRun=true` to try.',
  }),
]
