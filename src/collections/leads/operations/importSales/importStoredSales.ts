import type { ImportResult } from '../../../../domain/import/types.js'
import type { WorkHandler } from '../../../work/operations/types.js'

import { deleteFiles } from '../../../../database/work/files.js'
import { withStoredFiles } from '../../../work/operations/storedFiles.js'
import { importSales } from './importSales.js'

/**
 * Imports a sales book whose files were stored when it was uploaded. All of it is one step: the rows,
 * the end of the work and the end of the files are committed together, by whichever worker gets
 * there, once.
 */
export const importStoredSales: WorkHandler<ImportResult> = ({
  commit,
  crm,
  item: { key },
  report,
  signal,
}) =>
  commit(({ req }) =>
    withStoredFiles({
      key,
      req,
      use: async (files) => {
        const result = await importSales({
          crm,
          files,
          onProgress: ({ done = 0, step, total = 0 }) => {
            signal.throwIfAborted()
            report({ done, step, total })
          },
          req,
        })
        await deleteFiles({ key, req })
        return { isDone: true, result }
      },
    }),
  )
