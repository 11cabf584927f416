import type { CollectionConfig, FieldAccess, JSONField } from 'payload'

import type { CRMContext } from '../../context.js'

import { RUN_KINDS, RUN_STATUSES } from '../../domain/runs/status.js'
import { canRead, nobody, roleOf } from '../../utilities/access.js'
import { createCollection } from '../shared/createCollection.js'
import { systemDateField } from '../shared/fields.js'
import {
  systemChoiceField,
  systemCountField,
  systemJSONField,
  systemNumberField,
  systemTextareaField,
  systemTextField,
} from '../shared/systemFields.js'

/** Names records, and is read by whoever sees all of them. */
const scopeField = (crm: CRMContext): JSONField => {
  const field = systemJSONField('scope')
  const read: FieldAccess = ({ req }) => crm.access.canReadAll({ role: roleOf({ crm, req }) })
  return { ...field, access: { ...field.access, read } }
}

/** Runs: what the sales engine did over many records, how far it is and what it cost. */
export const createRunsCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: { create: nobody, delete: nobody, read: canRead(crm), update: nobody },
      admin: {
        defaultColumns: ['kind', 'status', 'summary', 'startedAt', 'finishedAt'],
        useAsTitle: 'createdAt',
      },
      defaultSort: '-createdAt',
      disableBulkDelete: true,
      disableBulkEdit: true,
      fields: [
        systemChoiceField('kind', { choices: RUN_KINDS, words: 'runKinds' }),
        systemChoiceField('status', { choices: RUN_STATUSES, words: 'runStatuses' }),
        systemTextareaField('summary'),
        { type: 'row', fields: ['total', 'done'].map(systemCountField) },
        systemJSONField('counts'),
        systemJSONField('errors'),
        { type: 'row', fields: ['calls', 'inputTokens', 'outputTokens'].map(systemCountField) },
        systemNumberField('cost'),
        scopeField(crm),
        systemTextField('key', { unique: true }),
        systemDateField('startedAt'),
        systemDateField('finishedAt'),
      ],
      trash: false,
    },
    crm,
    graphQL: { pluralName: 'CrmAIRuns', singularName: 'CrmAIRun' },
    key: 'runs',
  })
