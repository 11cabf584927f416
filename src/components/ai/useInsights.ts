'use client'
import type { ListFilter } from './list/Filter.client.js'
import type { Insight } from './types.js'

import { usePaged } from './list/usePaged.js'

const PAGE_SIZE = '20'

/** The insights of a kind that wait for somebody, the weightiest first. */
export const useInsights = <Payload>({
  filter: { pipeline, q },
  kind,
  revision,
  where = {},
}: {
  filter: ListFilter
  kind: 'churn' | 'upsell'
  revision: number
  /** Further conditions, as names and values of the query. */
  where?: Record<string, string>
}) =>
  usePaged<Insight<Payload>>({
    path: '/crm/ai/insights',
    query: {
      ...where,
      depth: '1',
      kind,
      limit: PAGE_SIZE,
      pipeline_type: pipeline,
      sort: '-value,id',
      status: 'current',
      'where[lead.companyName][contains]': q,
    },
    revision,
  })
