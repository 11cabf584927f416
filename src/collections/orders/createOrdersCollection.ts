import type { CollectionConfig } from 'payload'

import type { CRMContext } from '../../context.js'

import { ORDER_INITIAL, ORDER_STATUSES, ORDER_TRANSITIONS } from '../../domain/orders/status.js'
import { inheritFromLead } from '../../hooks/orders/inheritFromLead.js'
import { keepDelivery } from '../../hooks/orders/keepDelivery.js'
import { computeTotal } from '../../hooks/shared/computeTotal.js'
import { guardStatus } from '../../hooks/shared/guardStatus.js'
import { refuseWhenReferenced } from '../../hooks/shared/refuseWhenReferenced.js'
import { hangingAccess, systemOnly } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { createCollection } from '../shared/createCollection.js'
import {
  countField,
  dayField,
  externalIDField,
  flagField,
  importHashField,
  moneyField,
  relationField,
  textField,
} from '../shared/fields.js'
import { linesField } from '../shared/linesField.js'
import { deliveryField } from './deliveryField.js'

/** Orders: insertion orders, what a won lead bought. */
export const createOrdersCollection = (crm: CRMContext): CollectionConfig => {
  const on = { collection: crm.slugs.leads, field: 'lead' }
  return createCollection({
    config: {
      access: hangingAccess(crm, on),
      admin: {
        defaultColumns: ['name', 'company', 'status', 'totalValue', 'startDate', 'endDate'],
        useAsTitle: 'name',
      },
      fields: [
        textField('name', { required: true }),
        relationField('lead', crm.slugs.leads, { required: true }),
        relationField('company', crm.slugs.companies),
        relationField('proposal', crm.slugs.proposals),
        {
          name: 'status',
          type: 'select',
          defaultValue: 'active',
          index: true,
          label: label('fields:status'),
          options: ORDER_STATUSES.map((value) => ({
            label: label(`orderStatuses:${value}`),
            value,
          })),
          required: true,
        },
        linesField(crm, [
          countField('goalUnits', {
            defaultValue: undefined,
            required: false,
            validate: undefined,
          }),
        ]),
        moneyField('totalValue', crm, {
          access: { create: systemOnly, update: systemOnly },
          admin: { position: 'sidebar', readOnly: true },
          defaultValue: 0,
        }),
        deliveryField(),
        dayField('startDate', { index: true }),
        dayField('endDate', {
          validate: (value, { req, siblingData }) => {
            const start = (siblingData as { startDate?: string }).startDate
            return !value || !start || new Date(value) >= new Date(start)
              ? true
              : req.t('crm:validation:endBeforeStart' as never)
          },
        }),
        flagField('flaggedForReview'),
        textField('flaggedReason', { maxLength: 500 }),
        externalIDField(),
        importHashField(),
      ],
      hooks: {
        beforeChange: [
          guardStatus({ initial: ORDER_INITIAL, noun: 'order', table: ORDER_TRANSITIONS }),
          inheritFromLead(crm),
          computeTotal(crm),
          keepDelivery,
        ],
        beforeDelete: [
          refuseWhenReferenced([{ collection: crm.slugs.performance, field: 'order' }]),
        ],
      },
    },
    crm,
    graphQL: { pluralName: 'CrmOrders', singularName: 'CrmOrder' },
    key: 'orders',
  })
}
