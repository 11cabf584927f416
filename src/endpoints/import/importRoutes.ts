import type { Route } from '../../utilities/http/defineRoute.js'

import { importSales } from '../../collections/leads/operations/importSales/importSales.js'
import { importQuerySchema } from '../../domain/import/schema.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { withReceivedFiles } from './receiveFiles.js'

export const importRoutes: Route[] = [
  defineRoute({
    access: 'canAdminister',
    handle: ({ crm, query: { dryRun }, req }) =>
      withReceivedFiles({
        req,
        use: (files) => importSales({ crm, files, options: { dryRun }, req }),
      }),
    method: 'post',
    path: '/import/sales',
    query: importQuerySchema,
    summary:
      'Imports a sales book: its four CSV files as multipart/form-data, `?dryRun=true` to try.',
    transaction: 'operation',
  }),
]
