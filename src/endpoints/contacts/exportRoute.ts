import type { Where } from 'payload'

import type { Route } from '../../utilities/http/defineRoute.js'

import { exportContacts } from '../../collections/contacts/operations/exportContacts.js'
import { contactExportQuerySchema } from '../../domain/contacts/exportSchema.js'
import { StreamAnswer } from '../../utilities/http/answer.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { csvHeaders } from '../shared/csvHeaders.js'

const SEARCHED = ['name', 'email', 'phone']

/** Stands before `/contacts/:id`, which would take it for an id. */
export const contactExportRoute: Route = defineRoute({
  access: 'canRead',
  handle: async ({ crm, query: { columns, q, sort, where = {} }, req }) => {
    const found: Where = q ? { or: SEARCHED.map((field) => ({ [field]: { contains: q } })) } : {}
    const parts = await exportContacts({
      columns,
      crm,
      req,
      sort,
      where: { and: [where as Where, found] },
    })
    return new StreamAnswer(parts, csvHeaders({ name: 'contacts', now: crm.now() }))
  },
  method: 'get',
  path: '/contacts/export',
  query: contactExportQuerySchema,
  rateLimit: 'export',
  summary: 'The contacts of a list as a CSV file; `columns` chooses which.',
})
