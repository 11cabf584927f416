import { z } from 'zod'

import type { Route } from '../../utilities/http/defineRoute.js'

import { checkDuplicates } from '../../collections/duplicates/operations/checkDuplicates.js'
import {
  dismissDuplicate,
  listDuplicates,
} from '../../collections/duplicates/operations/listDuplicates.js'
import { readScan, startScan } from '../../collections/duplicates/operations/scanDuplicates.js'
import {
  duplicateCheckQuerySchema,
  duplicateListQuerySchema,
} from '../../domain/duplicates/schema.js'
import { Answer } from '../../utilities/http/answer.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'

/** Ids of what is no collection: the database makes them. */
export const ownParamsSchema = z.strictObject({ id: z.uuid() })

/** What stands twice: told while it is entered, and kept in a queue. */
export const duplicateRoutes: Route[] = [
  defineRoute({
    access: 'canRead',
    handle: async ({ crm, query, req }) => ({
      matches: await checkDuplicates({ crm, query, req }),
    }),
    method: 'get',
    path: '/duplicates/check',
    query: duplicateCheckQuerySchema,
    summary: 'Which records may be the one that is being entered, and why.',
  }),
  defineRoute({
    access: 'canRead',
    handle: async ({ crm, req }) => ({ scan: await readScan({ crm, req }) }),
    method: 'get',
    path: '/duplicates/scan',
    summary: 'How far the last look at all records is.',
  }),
  defineRoute({
    access: 'canManage',
    handle: async ({ crm, req }) => new Answer(202, { scan: await startScan({ crm, req }) }),
    method: 'post',
    path: '/duplicates/scan',
    summary: 'Looks at all records for those that may be the same.',
  }),
  defineRoute({
    access: 'canRead',
    handle: ({ crm, query, req }) => listDuplicates({ ...query, crm, req }),
    method: 'get',
    path: '/duplicates',
    query: duplicateListQuerySchema,
    summary: 'Lists pairs of records that may be the same, the likeliest first.',
  }),
  defineRoute({
    access: 'canWriteOwn',
    handle: ({ crm, params: { id }, req }) => dismissDuplicate({ id, crm, req }),
    method: 'post',
    params: ownParamsSchema,
    path: '/duplicates/:id/dismiss',
    summary: 'Says that two records are two after all.',
  }),
]
