import type { CollectionConfig, EditViewConfig } from 'payload'

import type { CRMContext } from '../../context.js'

import { deleteActivities } from '../../hooks/leads/deleteActivities.js'
import { enterStage } from '../../hooks/leads/enterStage.js'
import { keepLinks } from '../../hooks/leads/keepLinks.js'
import { recordMove } from '../../hooks/leads/recordMove.js'
import { refuseWhenReferenced } from '../../hooks/shared/refuseWhenReferenced.js'
import { personalAccess } from '../../utilities/access.js'
import { createCollection } from '../shared/createCollection.js'
import { leadFields } from './fields.js'

/** What the sales engine thinks of a lead, in a tab beside its form. */
const insightsView: EditViewConfig = {
  Component: 'payload-crm/rsc#LeadInsights',
  path: '/insights',
  tab: { href: '/insights', label: ({ t }) => t('crm:page:dealInsights:tab' as never) },
}

/** Leads: sales opportunities on a pipeline, from first contact to won or lost. */
export const createLeadsCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: personalAccess(crm),
      admin: {
        components: { views: { edit: { insights: insightsView } } },
        defaultColumns: ['companyName', 'contactName', 'stage', 'estimatedValue', 'owner'],
        listSearchableFields: ['companyName', 'contactName', 'contactEmail'],
        useAsTitle: 'companyName',
      },
      defaultSort: '-createdAt',
      fields: leadFields(crm),
      hooks: {
        afterChange: [recordMove(crm)],
        beforeChange: [enterStage(crm), keepLinks(crm)],
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
