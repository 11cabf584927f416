import type { CollectionConfig } from 'payload'

import type { CRMContext } from '../../context.js'

import { PRICING_MODELS } from '../../domain/products/pricing.js'
import { managedAccess } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'
import { createCollection } from '../shared/createCollection.js'
import { flagField, importHashField, moneyField, textField } from '../shared/fields.js'

/** Products: the rate card. */
export const createProductsCollection = (crm: CRMContext): CollectionConfig =>
  createCollection({
    config: {
      access: managedAccess(crm),
      admin: {
        defaultColumns: ['name', 'code', 'pricingModel', 'unitPrice', 'active'],
        useAsTitle: 'name',
      },
      fields: [
        textField('name', { required: true }),
        textField('code', { maxLength: 60, required: true, unique: true }),
        textField('format'),
        {
          name: 'pricingModel',
          type: 'select',
          defaultValue: 'flat',
          label: label('fields:pricingModel'),
          options: PRICING_MODELS.map((value) => ({
            label: label(`pricingModels:${value}`),
            value,
          })),
          required: true,
        },
        moneyField('unitPrice', crm, { required: true }),
        {
          type: 'row',
          fields: [
            {
              name: 'minimumQuantity',
              type: 'number',
              admin: { description: label('fields:minimumQuantityHint') },
              label: label('fields:minimumQuantity'),
              max: 1_000_000_000,
              min: 0,
            },
            moneyField('minimumAmount', crm),
          ],
        },
        {
          name: 'benchmarkCtr',
          type: 'number',
          admin: { description: label('fields:benchmarkCtrHint') },
          label: label('fields:benchmarkCtr'),
          max: 1,
          min: 0,
        },
        flagField('active', { defaultValue: true }),
        importHashField(),
      ],
    },
    crm,
    graphQL: { pluralName: 'CrmProducts', singularName: 'CrmProduct' },
    key: 'products',
  })
