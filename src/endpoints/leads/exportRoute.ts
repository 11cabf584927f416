import type { Where, WhereField } from 'payload'

import type { Route } from '../../utilities/http/defineRoute.js'

import { exportLeads } from '../../collections/leads/operations/exportLeads.js'
import { leadExportQuerySchema } from '../../domain/leads/schema.js'
import { StreamAnswer } from '../../utilities/http/answer.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { csvHeaders } from '../shared/csvHeaders.js'
import { leadsWhere } from './leadsWhere.js'

/** What a lead counts for, as on the board: the actual value once it is won, the estimate before. */
const valueWhere = (condition: WhereField): Where => ({
  or: [
    { and: [{ status: { equals: 'won' } }, { actualValue: condition }] },
    { and: [{ status: { not_equals: 'won' } }, { estimatedValue: condition }] },
  ],
})

const rangeWhere = ({
  maxValue,
  minValue = 0,
}: {
  maxValue?: number
  minValue?: number
}): Where => ({
  and: [
    ...(minValue > 0 ? [valueWhere({ greater_than_equal: minValue })] : []),
    ...(maxValue === undefined
      ? []
      : [{ or: [valueWhere({ less_than_equal: maxValue }), valueWhere({ exists: false })] }]),
  ],
})

/** Stands before `/leads/:id`, which would take it for an id. */
export const exportRoute: Route = defineRoute({
  access: 'canRead',
  handle: async ({ crm, query, req }) => {
    const { maxValue, minValue, sort, where } = query
    const parts = await exportLeads({
      crm,
      req,
      sort,
      where: {
        and: [
          (where ?? {}) as Where,
          await leadsWhere({ crm, query, req }),
          rangeWhere({ maxValue, minValue }),
        ],
      },
    })
    return new StreamAnswer(parts, csvHeaders({ name: 'leads', now: crm.now() }))
  },
  method: 'get',
  path: '/leads/export',
  query: leadExportQuerySchema,
  rateLimit: 'export',
  summary: 'The leads of a list as a CSV file.',
})
