import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { cancelWork, retryWork } from '../../collections/work/operations/changeWork.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { workListQuerySchema } from '../../domain/work/schema.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { listRoute, readRoute } from '../shared/resourceRoutes.js'

const work: Resource<typeof workListQuerySchema> = {
  key: 'work',
  listQuery: workListQuerySchema,
  noun: 'work',
  path: '/work',
  toWhere: ({ query: { kind, state }, req }) => equalsWhere({ req, values: { kind, state } }),
}

type Change = (args: { crm: CRMContext; id: string; req: PayloadRequest }) => Promise<void>

const changeRoute = ({
  name,
  change,
  summary,
}: {
  change: Change
  name: string
  summary: string
}): Route =>
  defineRoute({
    access: 'canAdminister',
    handle: async ({ crm, params: { id }, req }) => {
      await change({ id, crm, req })
      const doc = await req.payload.findByID({
        id,
        collection: crm.slugs.work,
        depth: 0,
        overrideAccess: false,
        req,
        user: req.user,
      })
      return { doc }
    },
    method: 'post',
    noun: 'work',
    params: recordParamsSchema,
    path: `/work/:id/${name}`,
    summary,
  })

/** The work that outlives requests, for administrators. */
export const workRoutes: Route[] = [
  { ...listRoute(work), access: 'canAdminister', summary: 'Lists work, the latest first.' },
  { ...readRoute(work), access: 'canAdminister', summary: 'Reads one piece of work.' },
  changeRoute({ name: 'retry', change: retryWork, summary: 'Tries dead work again.' }),
  changeRoute({ name: 'cancel', change: cancelWork, summary: 'Gives work up.' }),
]
