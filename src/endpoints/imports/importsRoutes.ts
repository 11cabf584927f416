import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { undoImport } from '../../collections/imports/operations/undoImport.js'
import { importListQuerySchema } from '../../domain/imports/schema.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { listRoute, readRoute } from '../shared/resourceRoutes.js'

const imports: Resource<typeof importListQuerySchema> = {
  key: 'imports',
  listQuery: importListQuerySchema,
  noun: 'import',
  path: '/imports',
  toWhere: ({ query: { status }, req }) => equalsWhere({ req, values: { status } }),
}

/** What was imported, for managers, who can undo it. */
export const importsRoutes: Route[] = [
  { ...listRoute(imports), access: 'canManage', summary: 'Lists imports, the latest first.' },
  { ...readRoute(imports), access: 'canManage', summary: 'Reads one import.' },
  defineRoute({
    access: 'canManage',
    handle: ({ crm, params: { id }, req }) => undoImport({ id, crm, req }),
    method: 'post',
    noun: imports.noun,
    params: recordParamsSchema,
    path: '/imports/:id/undo',
    summary: 'Takes a whole import back, once; records changed since stay and are named.',
  }),
]
