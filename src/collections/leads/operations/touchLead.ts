import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'

import { moveLastActivity } from '../../../database/leads/moveLastActivity.js'

/** Notes that something happened around a lead, at `at` (ISO 8601). */
export const touchLead = ({
  at,
  crm,
  leadID,
  req,
}: {
  at: string
  crm: CRMContext
  leadID: number | string
  req: PayloadRequest
}): Promise<void> =>
  moveLastActivity({ id: leadID, at, collection: crm.slugs.leads, now: crm.now(), req })
