import type { CollectionConfig, Field } from 'payload'

import type { CRMContext } from '../../context.js'

import { IMPORT_STATUSES } from '../../domain/imports/status.js'
import { canManage, nobody, systemOnly } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { createCollection } from '../shared/createCollection.js'
import { countField, relationField, systemDateField, textField } from '../shared/fields.js'
import { systemJSONField } from '../shared/systemFields.js'

const system = { create: systemOnly, update: systemOnly }

const systemText = (name: string): Field =>
  textField(name, { access: system, admin: { readOnly: true }, maxLength: 200, required: true })

const systemCount = (name: string): Field =>
  countField(name, { access: system, admin: { readOnly: true, width: '33%' } })

/** Imports: what was taken in from files, by whom, and whether it was undone. Written by the system. */
export const createImportsCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: { create: nobody, delete: nobody, read: canManage(crm), update: nobody },
      admin: {
        defaultColumns: [
          'fileName',
          'status',
          'rows',
          'created',
          'updated',
          'createdBy',
          'createdAt',
        ],
        hidden: ({ user }) =>
          !crm.access.canManage({ role: crm.access.roleOf({ user: user as never }) }),
        useAsTitle: 'fileName',
      },
      defaultSort: '-createdAt',
      disableBulkDelete: true,
      disableBulkEdit: true,
      fields: [
        {
          name: 'actions',
          type: 'ui',
          admin: {
            components: { Field: 'payload-crm/client#ImportActions' },
            disableListColumn: true,
          },
        },
        systemText('fileName'),
        systemText('kind'),
        {
          name: 'status',
          type: 'select',
          access: system,
          admin: { position: 'sidebar', readOnly: true },
          defaultValue: 'done',
          label: label('fields:status'),
          options: IMPORT_STATUSES.map((value) => ({
            label: label(`importStatuses:${value}`),
            value,
          })),
          required: true,
        },
        { type: 'row', fields: ['rows', 'rejected', 'errorCount'].map(systemCount) },
        { type: 'row', fields: ['created', 'updated', 'unchanged'].map(systemCount) },
        systemJSONField('totals'),
        systemJSONField('mapping'),
        systemJSONField('undoResult'),
        systemDateField('undoneAt'),
        relationField('undoneBy', crm.usersSlug, {
          access: system,
          admin: {
            allowCreate: false,
            allowEdit: false,
            condition: (data) => Boolean(data.undoneBy),
            position: 'sidebar',
            readOnly: true,
          },
        }),
      ],
      trash: false,
    },
    crm,
    graphQL: { pluralName: 'CrmImports', singularName: 'CrmImport' },
    key: 'imports',
  })
