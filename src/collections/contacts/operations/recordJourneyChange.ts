import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'

import { readJourneySteps } from '../../../database/contacts/readJourneySteps.js'
import { relationID } from '../../../utilities/relationID.js'

/** Writes the history of a step of somebody's journey, in the transaction of the change itself. */
export const recordJourneyChange = async ({
  contact: { id, company, journeyStage, updatedAt },
  crm,
  from,
  req,
}: {
  contact: {
    company?: unknown
    id: number | string
    journeyStage?: null | string
    updatedAt: string
  }
  crm: CRMContext
  from: null | string
  req: PayloadRequest
}): Promise<void> => {
  const steps = await readJourneySteps({ contact: id, crm, req })
  await req.payload.create({
    collection: crm.slugs.activities,
    data: {
      type: 'journey_change',
      author: req.user?.collection === crm.usersSlug ? req.user.id : null,
      company: relationID(company),
      contact: id,
      fromEnteredAt: steps.at(-1)?.at ?? null,
      fromStage: from,
      occurredAt: updatedAt,
      toStage: journeyStage ?? null,
    },
    depth: 0,
    overrideAccess: true, // the system's own record of what just happened
    req,
  })
}
