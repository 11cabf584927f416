import type { CollectionConfig } from 'payload'

import type { CRMContext } from '../../context.js'

import { deleteActivities } from '../../hooks/leads/deleteActivities.js'
import { enterStage } from '../../hooks/leads/enterStage.js'
import { recordMove } from '../../hooks/leads/recordMove.js'
import { refuseWhenReferenced } from '../../hooks/shared/refuseWhenReferenced.js'
import { personalAccess } from '../../utilities/access.js'
import { createCollection } from '../shared/createCollection.js'
import { leadFields } from './fields.js'

/** Leads: sales opportunities on a pipeline, from first contact to won or lost. */
export const createLeadsCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: personalAccess(crm),
      admin: {
        defaultColumns: ['companyName', 'contactName', 'stage', 'estimatedValue', 'owner'],
        listSearchableFields: ['companyName', 'contactName', 'contactEmail'],
        useAsTitle: 'companyName',
      },
      defaultSort: '-createdAt',
      fields: leadFields(crm),
      hooks: {
        afterChange: [recordMove(crm)],
        beforeChange: [enterStage(crm)],
        beforeDelete: [
          refuseWhenReferenced([
            { collection: crm.slugs.proposals, field: 'lead' },
            { collection: crm.slugs.orders, field: 'lead' },
          ]),
          deleteActivities(crm),
        ],
      },
    },
    crm,
    graphQL: { pluralName: 'CrmLeads', singularName: 'CrmLead' },
    key: 'leads',
  })
