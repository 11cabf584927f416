import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { JourneyStep } from '../../domain/contacts/journey.js'

import { execute, tableOf } from '../session.js'

/** The steps of a contact's journey, oldest first. */
export const readJourneySteps = async ({
  contact,
  crm,
  req,
}: {
  contact: number | string
  crm: CRMContext
  req: PayloadRequest
}): Promise<JourneyStep[]> => {
  const rows = await execute<{ at: Date | string; to: null | string }>({
    query: sql`
      select a.occurred_at as at, a.to_stage as "to"
      from ${tableOf({ collection: crm.slugs.activities, req })} a
      where a.contact_id = ${contact} and a.type = 'journey_change' and a.deleted_at is null
      order by a.occurred_at, a.created_at, a.id`,
    req,
  })
  return rows.map(({ at, to }) => ({ at: new Date(at).toISOString(), to }))
}
