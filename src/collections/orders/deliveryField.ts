import type { GroupField, NumberField } from 'payload'

import { systemOnly } from '../../utilities/access.js'
import { label } from '../../utilities/labels.js'

/** No bounds: a sum of what is allowed may be larger than any one value, and has to be stored. */
const sumField = (name: string): NumberField => ({
  name,
  type: 'number',
  access: { create: systemOnly, update: systemOnly },
  admin: { readOnly: true, width: '33%' },
  label: label(`fields:${name}`),
})

/** What all campaigns of an order delivered together; written when performance is. */
export const deliveryField = (): GroupField => ({
  name: 'delivery',
  type: 'group',
  admin: { hidden: true }, // the order's page shows it in words, with its pacing
  fields: [
    {
      type: 'row',
      fields: ['impressions', 'clicks', 'ctr'].map(sumField),
    },
    {
      type: 'row',
      fields: ['spend', 'revenue', 'roas'].map(sumField),
    },
    sumField('conversions'),
  ],
  label: label('fields:delivery'),
})
