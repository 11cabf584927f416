import type { DuplicateKind } from '../../domain/duplicates/types.js'
import type { Route } from '../../utilities/http/defineRoute.js'

import { describeMerges } from '../../collections/duplicates/operations/describeMerges.js'
import { mergeRecords, previewMerge } from '../../collections/duplicates/operations/mergeRecords.js'
import { undoMerge } from '../../collections/duplicates/operations/undoMerge.js'
import {
  mergeBodySchema,
  mergeListQuerySchema,
  mergeQuerySchema,
} from '../../domain/duplicates/schema.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { ownParamsSchema } from './duplicateRoutes.js'

const mergeRoute = ({ kind, noun }: { kind: DuplicateKind; noun: string }): Route =>
  defineRoute({
    access: 'canWriteOwn',
    body: mergeBodySchema,
    handle: ({ body, crm, params: { id }, query, req }) =>
      (query.preview === 'true' ? previewMerge : mergeRecords)({
        body,
        crm,
        kind,
        req,
        winner: id,
      }),
    method: 'post',
    noun,
    params: recordParamsSchema,
    path: `/${kind}/:id/merge`,
    query: mergeQuerySchema,
    summary: `Makes another ${noun} one with this, or says what would become of the two.`,
  })

/** Two records made one, and two again. */
export const mergeRoutes: Route[] = [
  mergeRoute({ kind: 'contacts', noun: 'contact' }),
  mergeRoute({ kind: 'companies', noun: 'company' }),
  defineRoute({
    access: 'canRead',
    handle: ({ crm, query, req }) => describeMerges({ ...query, crm, req }),
    method: 'get',
    path: '/merges',
    query: mergeListQuerySchema,
    summary: 'Lists merges, the latest first.',
  }),
  defineRoute({
    access: 'canWriteOwn',
    handle: ({ crm, params: { id }, req }) => undoMerge({ id, crm, req }),
    method: 'post',
    params: ownParamsSchema,
    path: '/merges/:id/undo',
    summary: 'Takes a merge back, within thirty days; fields changed since stay and are named.',
  }),
]
