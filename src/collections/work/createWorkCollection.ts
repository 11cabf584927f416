import type { CollectionConfig, Field } from 'payload'

import type { CRMContext } from '../../context.js'

import { canAdminister, nobody, systemOnly } from '../../utilities/access.js'
import { createCollection } from '../shared/createCollection.js'
import { countField, systemDateField, textareaField, textField } from '../shared/fields.js'
import { systemJSONField } from '../shared/systemFields.js'

const system = { create: systemOnly, update: systemOnly }

const systemText = (name: string, overrides: Parameters<typeof textField>[1] = {}): Field =>
  textField(name, { access: system, required: true, ...overrides })

const systemCount = (name: string): Field =>
  countField(name, { access: system, admin: { position: 'sidebar', readOnly: true } })

/**
 * Work: the memory of what is to be done, is being done and could not be done. Written by the engine
 * in SQL alone; administrators read it, try again what is dead and give up what is not wanted.
 */
export const createWorkCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: { create: nobody, delete: nobody, read: canAdminister(crm), update: nobody },
      admin: {
        components: {
          beforeListTable: ['payload-crm/client#WorkStates'],
        },
        defaultColumns: ['key', 'kind', 'state', 'attempts', 'lastError', 'updatedAt'],
        hidden: ({ user }) =>
          !crm.access.canAdminister({ role: crm.access.roleOf({ user: user as never }) }),
        useAsTitle: 'key',
      },
      defaultSort: '-updatedAt',
      disableBulkDelete: true,
      disableBulkEdit: true,
      fields: [
        {
          name: 'actions',
          type: 'ui',
          admin: {
            components: { Field: 'payload-crm/client#WorkActions' },
            disableListColumn: true,
          },
        },
        systemText('kind', { index: true, maxLength: 60 }),
        systemText('key', { unique: true }),
        systemText('state', {
          admin: {
            components: {
              Cell: 'payload-crm/client#WorkStateCell',
              Field: 'payload-crm/client#WorkStateField',
            },
            position: 'sidebar',
          },
          defaultValue: 'queued',
          maxLength: 20,
        }),
        textareaField('lastError', {
          access: system,
          admin: { condition: (data) => Boolean(data.lastError), readOnly: true },
        }),
        systemJSONField('input'),
        systemJSONField('progress'),
        systemJSONField('result'),
        systemCount('attempts'),
        systemCount('maxAttempts'),
        systemDateField('runAfter'),
        systemText('leaseOwner', {
          access: { ...system, read: systemOnly },
          admin: { hidden: true },
          required: false,
        }),
        systemDateField('leaseUntil'),
        systemDateField('heartbeatAt'),
        systemDateField('startedAt'),
        systemDateField('finishedAt'),
      ],
      trash: false,
    },
    crm,
    graphQL: { pluralName: 'CrmWorkItems', singularName: 'CrmWorkItem' },
    key: 'work',
  })
