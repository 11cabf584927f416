import type { PayloadRequest, Where } from 'payload'
import type { z } from 'zod'

import type { CRMContext } from '../../context.js'
import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { isStorableID } from '../../database/session.js'
import { readTimeZone } from '../../database/settings/readTimeZone.js'
import { dueDays } from '../../domain/activities/due.js'
import {
  activityCreateSchema,
  activityListQuerySchema,
  activityUpdateSchema,
} from '../../domain/activities/schema.js'
import { dayInZone } from '../../domain/revenue/period.js'
import { momentOf } from '../../domain/shared/days.js'
import { CRMError } from '../../utilities/crmError.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { crudRoutes } from '../shared/resourceRoutes.js'

type Query = z.infer<typeof activityListQuerySchema>
type Args = { crm: CRMContext; req: PayloadRequest }

const dueWhere = async ({
  crm,
  due,
  req,
}: { due: NonNullable<Query['due']> } & Args): Promise<Where> => {
  const today = dayInZone({ moment: crm.now(), timeZone: await readTimeZone({ crm, req }) })
  const { before, from } = dueDays({ due, today })
  return {
    and: [
      { type: { equals: 'task' } },
      { completedAt: { exists: false } },
      ...(from ? [{ dueAt: { greater_than_equal: momentOf(from) } }] : []),
      ...(before ? [{ dueAt: { less_than: momentOf(before) } }] : []),
    ],
  }
}

const assigneeWhere = ({ assignee, crm, req }: { assignee: string } & Args): Where => {
  const id = assignee === 'me' ? req.user?.id : assignee
  if (!isStorableID({ id, collection: crm.usersSlug, req })) {
    throw new CRMError({
      code: 'invalid_input',
      field: 'assignee',
      message: 'Use the id of a user, or "me".',
    })
  }
  return { assignee: { equals: id } }
}

const activities: Resource<typeof activityListQuerySchema> = {
  key: 'activities',
  listQuery: activityListQuerySchema,
  noun: 'activity',
  path: '/activities',
  toWhere: async ({
    crm,
    query: { type, assignee, company_id: company, contact_id: contact, due, lead_id: lead },
    req,
  }) => ({
    and: [
      equalsWhere({ ids: { company, contact, lead }, req, values: { type } }),
      ...(assignee === undefined ? [] : [assigneeWhere({ assignee, crm, req })]),
      ...(due === undefined ? [] : [await dueWhere({ crm, due, req })]),
    ],
  }),
}

export const activityRoutes: Route[] = crudRoutes(activities, {
  create: activityCreateSchema,
  update: activityUpdateSchema,
})
