import type { Subject } from '../../database/timeline/branches.js'
import type { Route } from '../../utilities/http/defineRoute.js'

import { getTimeline } from '../../collections/activities/operations/getTimeline.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { timelineQuerySchema } from '../../domain/timeline/schema.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'

const timelineRoute = ({
  key,
  noun,
  path = `/${key}/:id/timeline`,
}: {
  key: Subject['key']
  noun: string
  path?: string
}): Route =>
  defineRoute({
    access: 'canRead',
    handle: async ({ crm, params: { id }, query, req }) => ({
      ...(await getTimeline({ crm, query, req, subject: { id, key } })),
    }),
    method: 'get',
    noun,
    params: recordParamsSchema,
    path,
    query: timelineQuerySchema,
    summary: `What happened around a ${noun}, the latest first: what people noted and machines reported.`,
  })

export const timelineRoutes: Route[] = [
  timelineRoute({ key: 'contacts', noun: 'contact' }),
  timelineRoute({ key: 'contacts', noun: 'contact', path: '/contacts/:id/interactions' }),
  timelineRoute({ key: 'companies', noun: 'company' }),
  timelineRoute({ key: 'leads', noun: 'lead' }),
]
