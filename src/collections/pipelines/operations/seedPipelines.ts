import type { Payload } from 'payload'

import type { CRMContext } from '../../../context.js'

import { postgresErrorOf } from '../../../database/postgresError.js'
import { isValidationError } from '../../../utilities/http/errorAnswer.js'

const UNDEFINED_TABLE = '42P01'
const UNIQUE_VIOLATION = '23505'

/**
 * Gives an empty database its first pipelines. Several nodes may start at once: a pipeline that is
 * already there, or just being made by another node, is left alone.
 */
export const seedPipelines = async ({
  crm,
  payload,
}: {
  crm: CRMContext
  payload: Payload
}): Promise<void> => {
  const everyPipeline = {
    collection: crm.slugs.pipelines,
    overrideAccess: true, // the start of the app, with nobody signed in
    trash: true,
  }
  try {
    const { totalDocs } = await payload.count(everyPipeline)
    if (totalDocs > 0) {
      return
    }
    for (const pipeline of crm.pipelines) {
      await payload.create({
        collection: crm.slugs.pipelines,
        data: { ...pipeline },
        depth: 0,
        overrideAccess: true, // the start of the app, with nobody signed in
      })
    }
  } catch (error) {
    if (postgresErrorOf(error)?.state === UNDEFINED_TABLE) {
      payload.logger.warn('payload-crm: no tables yet. Run `payload migrate`, then start again.')
      return
    }
    const { totalDocs } = await payload.count(everyPipeline)
    if (
      totalDocs === 0 ||
      (postgresErrorOf(error)?.state !== UNIQUE_VIOLATION && !isValidationError(error))
    ) {
      throw error
    }
  }
}
