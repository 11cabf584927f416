import type { CollectionConfig, Field } from 'payload'

import type { CRMContext } from '../../context.js'

import {
  lockOrdersFirst,
  rollUpOrders,
  rollUpOrdersOfDeleted,
} from '../../hooks/performance/rollUpOrders.js'
import { setMetrics } from '../../hooks/performance/setMetrics.js'
import { hangingAccess, systemOnly } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { createCollection } from '../shared/createCollection.js'
import { countField, dayField, moneyField, relationField, textField } from '../shared/fields.js'

const rateField = (name: string): Field => ({
  name,
  type: 'number',
  access: { create: systemOnly, update: systemOnly },
  admin: { position: 'sidebar', readOnly: true },
  label: label(`fields:${name}`),
})

/** Performance: what the advertiser's ads delivered under an order, per campaign and period. */
export const createPerformanceCollection = (crm: CRMContext): CollectionConfig => {
  const on = { collection: crm.slugs.orders, field: 'order', path: 'lead.' }
  return createCollection({
    config: {
      access: hangingAccess(crm, on),
      admin: {
        components: { beforeListTable: ['payload-crm/rsc#ImportDelivery'] },
        defaultColumns: ['campaignName', 'order', 'impressions', 'clicks', 'ctr', 'periodStart'],
        useAsTitle: 'campaignName',
      },
      fields: [
        relationField('order', crm.slugs.orders, { required: true }),
        textField('campaignName', { required: true }),
        dayField('periodStart', { required: true }),
        dayField('periodEnd', {
          required: true,
          validate: (value, { req, siblingData }) => {
            const start = (siblingData as { periodStart?: string }).periodStart
            if (!value) {
              return req.t('validation:required')
            }
            return !start || new Date(value) >= new Date(start)
              ? true
              : req.t('crm:validation:endBeforeStart' as never)
          },
        }),
        countField('impressions'),
        countField('clicks'),
        countField('conversions'),
        moneyField('spend', crm, { defaultValue: 0 }),
        moneyField('revenue', crm, { defaultValue: 0 }),
        rateField('ctr'),
        rateField('roas'),
      ],
      hooks: {
        afterChange: [rollUpOrders(crm)],
        afterDelete: [rollUpOrdersOfDeleted(crm)],
        beforeChange: [setMetrics],
        beforeOperation: [lockOrdersFirst(crm)],
      },
    },
    crm,
    graphQL: { pluralName: 'CrmPerformances', singularName: 'CrmPerformance' },
    key: 'performance',
  })
}
