import type { CollectionConfig, Field, RelationshipField } from 'payload'

import type { CRMContext } from '../../context.js'

import { GOAL_UNITS } from '../../domain/orders/goalUnits.js'
import { ORDER_INITIAL, ORDER_STATUSES, ORDER_TRANSITIONS } from '../../domain/orders/status.js'
import { inheritFromLead } from '../../hooks/orders/inheritFromLead.js'
import { keepDelivery } from '../../hooks/orders/keepDelivery.js'
import { setGoalUnits } from '../../hooks/orders/setGoalUnits.js'
import { stampFlag } from '../../hooks/orders/stampFlag.js'
import { computeTotal } from '../../hooks/shared/computeTotal.js'
import { guardStatus } from '../../hooks/shared/guardStatus.js'
import { refuseWhenReferenced } from '../../hooks/shared/refuseWhenReferenced.js'
import { hangingAccess, systemOnly } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { createCollection } from '../shared/createCollection.js'
import {
  countField,
  dayField,
  endDayField,
  externalIDField,
  flagField,
  importHashField,
  moneyField,
  relationField,
  systemDateField,
  textField,
} from '../shared/fields.js'
import { linesField } from '../shared/linesField.js'
import { deliveryField } from './deliveryField.js'
import { pacingField } from './pacingField.js'

/** A relation that is set by what the order comes from; people follow it. */
const givenRelation = (
  name: string,
  relationTo: string,
  access: RelationshipField['access'],
): Field =>
  relationField(name, relationTo, {
    access,
    admin: {
      allowCreate: false,
      allowEdit: false,
      condition: (data) => Boolean(data[name]),
      position: 'sidebar',
      readOnly: true,
    },
  })

/** Orders: insertion orders, what a won lead bought. */
export const createOrdersCollection = (crm: CRMContext): CollectionConfig => {
  const on = { collection: crm.slugs.leads, field: 'lead' }
  return createCollection({
    config: {
      access: hangingAccess(crm, on),
      admin: {
        defaultColumns: [
          'name',
          'company',
          'status',
          'pacing',
          'totalValue',
          'startDate',
          'endDate',
        ],
        useAsTitle: 'name',
      },
      fields: [
        pacingField(crm),
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
          {
            name: 'goalUnit',
            type: 'select',
            label: label('fields:goalUnit'),
            options: GOAL_UNITS.map((value) => ({ label: label(`goalUnits:${value}`), value })),
          },
        ]),
        moneyField('totalValue', crm, {
          access: { create: systemOnly, update: systemOnly },
          admin: { position: 'sidebar', readOnly: true },
          defaultValue: 0,
        }),
        deliveryField(),
        dayField('startDate', { index: true }),
        endDayField(),
        flagField('flaggedForReview'),
        textField('flaggedReason', {
          admin: { condition: (data) => Boolean(data.flaggedForReview) },
          maxLength: 500,
        }),
        systemDateField('flaggedAt'),
        givenRelation('flaggedBy', crm.usersSlug, { create: systemOnly, update: systemOnly }),
        givenRelation('renewalOf', crm.slugs.orders, { create: systemOnly, update: systemOnly }),
        externalIDField(),
        importHashField(),
      ],
      hooks: {
        beforeChange: [
          guardStatus({ initial: ORDER_INITIAL, noun: 'order', table: ORDER_TRANSITIONS }),
          inheritFromLead(crm),
          setGoalUnits(crm),
          computeTotal(crm),
          keepDelivery,
          stampFlag(crm),
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
