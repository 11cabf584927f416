import type { PayloadRequest, Where } from 'payload'

import type { CRMContext } from '../../context.js'
import type { ContactListQuery } from '../../domain/contacts/schema.js'

import { equalsWhere } from '../shared/equalsWhere.js'
import { ownerWhere } from '../shared/ownerWhere.js'

/** The named filters of a list of contacts. */
export const contactsWhere = ({
  crm,
  query,
  req,
}: {
  crm: CRMContext
  query: Omit<ContactListQuery, 'depth' | 'limit' | 'page'>
  req: PayloadRequest
}): Where => ({
  and: [
    equalsWhere({
      ids: { company: query.company_id },
      req,
      values: {
        engagementStage: query.engagement_stage,
        journeyStage: query.journey_stage,
        lifecycle: query.lifecycle,
        source: query.source,
      },
    }),
    ...(query.owner === undefined ? [] : [ownerWhere({ crm, owner: query.owner, req })]),
    ...(query.tag === undefined ? [] : [{ tags: { in: [query.tag] } }]),
  ],
})
