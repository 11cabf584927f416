import type { CollectionConfig } from 'payload'

import type { CRMContext } from '../../context.js'

import { INSIGHT_KINDS, INSIGHT_STATUSES } from '../../domain/insights/types.js'
import { canReadOn, nobody } from '../../utilities/access.js'
import { createCollection } from '../shared/createCollection.js'
import { systemDateField } from '../shared/fields.js'
import {
  systemChoiceField,
  systemJSONField,
  systemNumberField,
  systemRelationField,
  systemTextField,
} from '../shared/systemFields.js'

/**
 * Insights: what the sales engine found, with everything it was decided by. Written by the engine
 * alone, and read by whoever may read the lead.
 */
export const createInsightsCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: {
        create: nobody,
        delete: nobody,
        read: canReadOn(crm, { collection: crm.slugs.leads, field: 'lead' }),
        update: nobody,
      },
      admin: {
        defaultColumns: ['kind', 'lead', 'value', 'source', 'status', 'createdAt'],
        hidden: ({ user }) =>
          !crm.access.canManage({ role: crm.access.roleOf({ user: user as never }) }),
        useAsTitle: 'createdAt',
      },
      defaultSort: '-createdAt',
      disableBulkDelete: true,
      disableBulkEdit: true,
      fields: [
        systemChoiceField('kind', { choices: INSIGHT_KINDS, words: 'insightKinds' }),
        systemRelationField('lead', crm.slugs.leads),
        systemRelationField('order', crm.slugs.orders),
        systemTextField('topic'),
        systemNumberField('value'),
        systemJSONField('payload'),
        systemJSONField('factors'),
        systemJSONField('inputs'),
        systemTextField('inputHash'),
        systemJSONField('versions'),
        systemTextField('source'),
        systemChoiceField('status', { choices: INSIGHT_STATUSES, words: 'insightStatuses' }),
        systemDateField('expiresAt'),
        systemRelationField('run', crm.slugs.runs),
      ],
      trash: false,
    },
    crm,
    graphQL: { pluralName: 'CrmAIInsights', singularName: 'CrmAIInsight' },
    key: 'insights',
  })
