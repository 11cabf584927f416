import type { ArrayField, Field } from 'payload'

import type { CRMContext } from '../../context.js'

import { label } from '../../utilities/labels.js'
import { moneyField, relationField, textField } from './fields.js'

/** What is offered or bought: a product of the rate card or a line in words, times a price. */
export const linesField = (crm: CRMContext, extra: Field[] = []): ArrayField => ({
  name: 'lines',
  type: 'array',
  fields: [
    relationField('product', crm.slugs.products),
    textField('label', { required: true }),
    {
      name: 'quantity',
      type: 'number',
      defaultValue: 1,
      label: label('fields:quantity'),
      max: 1_000_000_000,
      min: 0,
      required: true,
    },
    moneyField('price', crm, { required: true }),
    ...extra,
  ],
  label: label('fields:lines'),
  labels: { plural: label('fields:lines'), singular: label('fields:line') },
  maxRows: 200,
})
