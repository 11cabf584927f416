import type { CollectionConfig } from 'payload'

import type { CRMContext } from '../../context.js'

import { GOAL_PERIODS } from '../../domain/goals/period.js'
import { settleGoal } from '../../hooks/goals/settleGoal.js'
import { managedAccess } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { createCollection } from '../shared/createCollection.js'
import { dayField, moneyField, relationField } from '../shared/fields.js'

/** Sales goals: what a rep, or the whole team, is to win in a month or a quarter. */
export const createGoalsCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: managedAccess(crm),
      admin: { defaultColumns: ['start', 'period', 'owner', 'pipeline', 'target'] },
      defaultSort: '-start',
      fields: [
        relationField('owner', crm.usersSlug, {
          admin: {
            allowCreate: false,
            allowEdit: false,
            description: label('fields:goalOwnerHint'),
          },
        }),
        relationField('pipeline', crm.slugs.pipelines, {
          admin: {
            allowCreate: false,
            allowEdit: false,
            description: label('fields:goalPipelineHint'),
          },
        }),
        {
          type: 'row',
          fields: [
            {
              name: 'period',
              type: 'select',
              defaultValue: 'month',
              label: label('fields:goalPeriod'),
              options: GOAL_PERIODS.map((value) => ({
                label: label(`goalPeriods:${value}`),
                value,
              })),
              required: true,
            },
            dayField('start', {
              index: true,
              label: label('fields:goalStart'),
              required: true,
            }),
          ],
        },
        moneyField('target', crm, { required: true }),
      ],
      hooks: { beforeChange: [settleGoal(crm)] },
    },
    crm,
    graphQL: { pluralName: 'CrmSalesGoals', singularName: 'CrmSalesGoal' },
    key: 'goals',
  })
