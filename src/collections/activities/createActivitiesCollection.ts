import type { CollectionConfig, SelectField } from 'payload'

import type { CRMContext } from '../../context.js'

import {
  ACTIVITY_DIRECTIONS,
  ACTIVITY_SENTIMENTS,
  ACTIVITY_TYPES,
  isHistory,
} from '../../domain/activities/types.js'
import { checkActivity } from '../../hooks/activities/checkActivity.js'
import { follow, followRemoval } from '../../hooks/activities/follow.js'
import { keepHistory, keepHistoryOnDelete } from '../../hooks/activities/keepHistory.js'
import { nameSubjects } from '../../hooks/activities/nameSubjects.js'
import { systemOnly } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { createCollection } from '../shared/createCollection.js'
import {
  authorField,
  countField,
  DAY_ADMIN,
  dayField,
  relationField,
  textareaField,
  textField,
} from '../shared/fields.js'
import { activityAccess } from './activityAccess.js'

const choice = (name: string, values: readonly string[]): SelectField => ({
  name,
  type: 'select',
  label: label(`fields:${name}`),
  options: values.map((value) => ({ label: label(`${name}s:${value}`), value })),
})

const isTask = (data: { type?: unknown }): boolean => data.type === 'task'

/** Activities: the human timeline, and the history of stages. */
export const createActivitiesCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: activityAccess(crm),
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
        relationField('contact', crm.slugs.contacts),
        relationField('company', crm.slugs.companies),
        textField('subject'),
        {
          type: 'row',
          admin: { condition: ({ type }) => !isHistory(type) },
          fields: [
            choice('direction', ACTIVITY_DIRECTIONS),
            textField('outcome'),
            choice('sentiment', ACTIVITY_SENTIMENTS),
          ],
        },
        textareaField('body'),
        {
          type: 'row',
          admin: { condition: ({ type }) => isHistory(type) },
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
        // Of tasks: until when, whose, and since when it is done.
        dayField('dueAt', { admin: { ...DAY_ADMIN, condition: isTask }, index: true }),
        {
          name: 'completedAt',
          type: 'date',
          admin: { condition: isTask, date: { pickerAppearance: 'dayAndTime' } },
          index: true,
          label: label('fields:completedAt'),
        },
        relationField('assignee', crm.usersSlug, {
          admin: { allowCreate: false, allowEdit: false, condition: isTask },
        }),
        countField('durationSeconds', {
          defaultValue: undefined,
          required: false,
          validate: undefined,
        }),
        authorField(crm, 'author'),
      ],
      hooks: {
        afterChange: [follow(crm)],
        afterDelete: [followRemoval(crm)],
        beforeChange: [keepHistory, checkActivity(crm), nameSubjects(crm)],
        beforeDelete: [keepHistoryOnDelete],
      },
    },
    crm,
    graphQL: { pluralName: 'CrmActivities', singularName: 'CrmActivity' },
    key: 'activities',
  })
