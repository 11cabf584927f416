import type { Access, CollectionConfig, SelectField } from 'payload'

import type { CRMContext } from '../../context.js'

import {
  ACTIVITY_DIRECTIONS,
  ACTIVITY_SENTIMENTS,
  ACTIVITY_TYPES,
} from '../../domain/activities/types.js'
import { keepHistory, keepHistoryOnDelete } from '../../hooks/activities/keepHistory.js'
import { touchLead } from '../../hooks/activities/touchLead.js'
import { canCreateOn, hangingAccess, systemOnly } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { createCollection } from '../shared/createCollection.js'
import { authorField, relationField, textareaField, textField } from '../shared/fields.js'

/** People log what they did; stage changes are the system's to write. */
const canLog =
  (write: Access): Access =>
  (args) =>
    (args.data as { type?: string } | undefined)?.type === 'stage_change' ? false : write(args)

const choice = (name: string, values: readonly string[]): SelectField => ({
  name,
  type: 'select',
  label: label(`fields:${name}`),
  options: values.map((value) => ({ label: label(`${name}s:${value}`), value })),
})

/** Activities: the human timeline, and the history of stages. */
export const createActivitiesCollection = (crm: CRMContext): CollectionConfig => {
  const on = { collection: crm.slugs.leads, field: 'lead', isOptional: true }
  return createCollection({
    config: {
      access: { ...hangingAccess(crm, on), create: canLog(canCreateOn(crm, on)) },
      admin: {
        defaultColumns: ['type', 'lead', 'subject', 'author', 'occurredAt'],
        useAsTitle: 'subject',
      },
      defaultSort: '-occurredAt',
      fields: [
        {
          name: 'type',
          type: 'select',
          defaultValue: 'note',
          index: true,
          label: label('fields:activityType'),
          options: ACTIVITY_TYPES.map((value) => ({
            label: label(`activityTypes:${value}`),
            value,
          })),
          required: true,
        },
        relationField('lead', crm.slugs.leads),
        relationField('company', crm.slugs.companies),
        textField('subject'),
        {
          type: 'row',
          admin: { condition: (data) => data.type !== 'stage_change' },
          fields: [
            choice('direction', ACTIVITY_DIRECTIONS),
            textField('outcome'),
            choice('sentiment', ACTIVITY_SENTIMENTS),
          ],
        },
        textareaField('body'),
        {
          type: 'row',
          admin: { condition: (data) => data.type === 'stage_change' },
          fields: [
            ...['fromStage', 'toStage'].map((name) =>
              textField(name, {
                access: { create: systemOnly, update: systemOnly },
                admin: { readOnly: true },
                maxLength: 48,
              }),
            ),
            {
              name: 'fromEnteredAt',
              type: 'date',
              access: { create: systemOnly, update: systemOnly },
              admin: { date: { pickerAppearance: 'dayAndTime' }, readOnly: true },
              label: label('fields:fromEnteredAt'),
            },
          ],
        },
        {
          name: 'occurredAt',
          type: 'date',
          admin: { date: { pickerAppearance: 'dayAndTime' } },
          defaultValue: () => crm.now().toISOString(),
          index: true,
          label: label('fields:occurredAt'),
          required: true,
        },
        authorField(crm, 'author'),
      ],
      hooks: {
        afterChange: [touchLead(crm)],
        beforeChange: [keepHistory],
        beforeDelete: [keepHistoryOnDelete],
      },
    },
    crm,
    graphQL: { pluralName: 'CrmActivities', singularName: 'CrmActivity' },
    key: 'activities',
  })
}
