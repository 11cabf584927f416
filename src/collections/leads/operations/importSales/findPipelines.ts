import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../../context.js'
import type { ImportPipeline, ImportPipelines } from '../../../../domain/import/planOpportunity.js'
import type { ID } from './types.js'

import { readPipeline } from '../../../../database/pipelines/readPipeline.js'
import { placeDealStages } from '../../../../domain/import/dealStages.js'
import { CRMError } from '../../../../utilities/crmError.js'

/** Keys of the pipelines for accounts that had bought before, and for the others. */
const KEYS = { existing: 'existing_client', new: 'new_logo' } as const

/**
 * The pipelines on which the opportunities stand, locked against losing a stage until these are
 * written; an app without the plugin's own two has them all on its default pipeline.
 */
export const findPipelines = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<ImportPipelines<ID>> => {
  const find = async (key: string): Promise<ImportPipeline<ID>> => {
    const pipeline =
      // Where the file's deals belong does not depend on who imports them.
      (await readPipeline({ crm, lock: true, pipeline: key, req })) ??
      (await readPipeline({ crm, lock: true, pipeline: null, req }))
    if (!pipeline) {
      throw new CRMError({
        code: 'not_found',
        message: 'There is no sales pipeline to import into. Create one first.',
      })
    }
    return { id: pipeline.id, stages: placeDealStages(pipeline.stages) }
  }
  return { existing: await find(KEYS.existing), new: await find(KEYS.new) }
}
