import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'

import { isStorableID } from '../../database/session.js'
import { CRMError } from '../../utilities/crmError.js'
import { requirePipeline } from '../leads/leadsWhere.js'

/** @throws CRMError `invalid_input` for an owner nobody could be, and a pipeline that is not there */
export const checkFigureFilter = async ({
  crm,
  query: { owner, pipeline_type: pipeline },
  req,
}: {
  crm: CRMContext
  query: { owner?: string; pipeline_type?: string }
  req: PayloadRequest
}): Promise<void> => {
  if (
    owner !== undefined &&
    !['me', 'none'].includes(owner) &&
    !isStorableID({ id: owner, collection: crm.usersSlug, req })
  ) {
    throw new CRMError({
      code: 'invalid_input',
      field: 'owner',
      message: 'Use the id of a user, "me", or "none".',
    })
  }
  if (pipeline !== undefined) {
    await requirePipeline({ crm, field: 'pipeline_type', pipeline, req })
  }
}
