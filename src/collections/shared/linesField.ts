import type { ArrayField, Field, Where } from 'payload'

import type { CRMContext } from '../../context.js'

import { label } from '../../utilities/labels.js'
import { relationID } from '../../utilities/relationID.js'
import { moneyField, relationField, textField } from './fields.js'

/** What the line comes to, shown as it is typed. */
const amountField = (crm: CRMContext): Field => ({
  name: 'amount',
  type: 'ui',
  admin: {
    components: {
      Field: {
        clientProps: { currency: crm.currency, productsSlug: crm.slugs.products },
        path: 'payload-crm/client#LineAmount',
      },
    },
  },
})

/** What is offered or bought: a product of the rate card or a line in words, times a price. */
export const linesField = (crm: CRMContext, extra: Field[] = []): ArrayField => ({
  name: 'lines',
  type: 'array',
  fields: [
    {
      type: 'row',
      fields: [
        relationField('product', crm.slugs.products, {
          // What is no longer sold can stay where it is, and is not picked anew.
          filterOptions: ({ siblingData }): Where => {
            const id = relationID((siblingData as { product?: unknown } | undefined)?.product)
            const chosen: Where[] = id === null ? [] : [{ id: { equals: id } }]
            return { or: [{ active: { equals: true } }, ...chosen] }
          },
        }),
        textField('label', { required: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'quantity',
          type: 'number',
          admin: { description: label('fields:quantityHint') },
          defaultValue: 1,
          label: label('fields:quantity'),
          max: 1_000_000_000,
          min: 0,
          required: true,
        },
        ...extra,
        moneyField('price', crm, { required: true }),
        amountField(crm),
      ],
    },
  ],
  label: label('fields:lines'),
  labels: { plural: label('fields:lines'), singular: label('fields:line') },
  maxRows: 200,
})
