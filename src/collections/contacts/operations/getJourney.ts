import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { JourneyStage } from '../../../domain/contacts/journey.js'

import { readJourneySteps } from '../../../database/contacts/readJourneySteps.js'
import { journeyOf } from '../../../domain/contacts/journey.js'
import { CRMError } from '../../../utilities/crmError.js'

/**
 * The stages somebody has been on.
 *
 * @throws CRMError `not_found` when the user may not read such a contact
 */
export const getJourney = async ({
  id,
  crm,
  req,
}: {
  crm: CRMContext
  id: string
  req: PayloadRequest
}): Promise<JourneyStage[]> => {
  const { totalDocs } = await req.payload.count({
    collection: crm.slugs.contacts,
    overrideAccess: false,
    req,
    user: req.user,
    where: { id: { equals: id } },
  })
  if (totalDocs === 0) {
    throw new CRMError({ code: 'not_found', message: 'There is no such contact.' })
  }
  return journeyOf({
    now: crm.now(),
    steps: await readJourneySteps({ contact: id, crm, req }),
  })
}
