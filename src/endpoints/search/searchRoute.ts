import type { Route } from '../../utilities/http/defineRoute.js'

import { searchRecords } from '../../collections/search/operations/searchRecords.js'
import { searchQuerySchema } from '../../domain/search/query.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'

export const searchRoute: Route = defineRoute({
  access: 'canRead',
  handle: ({ crm, query, req }) => searchRecords({ crm, query, req }),
  method: 'get',
  path: '/search',
  query: searchQuerySchema,
  summary: 'People, companies and leads by name, e-mail address or phone number.',
})
