import type { Route } from '../../utilities/http/defineRoute.js'

import { getEngagementMonths } from '../../collections/activities/operations/getEngagementMonths.js'
import { describeCompany } from '../../collections/companies/operations/describeCompany.js'
import { describeContact } from '../../collections/contacts/operations/describeContact.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'

const NOUNS = { companies: 'company', contacts: 'contact' } as const

const monthsRoute = (key: keyof typeof NOUNS): Route =>
  defineRoute({
    access: 'canRead',
    handle: ({ crm, params: { id }, req }) =>
      getEngagementMonths({ crm, req, subject: { id, key } }),
    method: 'get',
    noun: NOUNS[key],
    params: recordParamsSchema,
    path: `/${key}/:id/engagement-months`,
    summary: `Opens, clicks and visits around a ${NOUNS[key]} in each of the last twelve months.`,
  })

const contactRoute = defineRoute({
  access: 'canRead',
  handle: async ({ crm, params: { id }, req }) => ({
    ...(await describeContact({ id, crm, req })),
  }),
  method: 'get',
  noun: NOUNS.contacts,
  params: recordParamsSchema,
  path: '/contacts/:id/detail',
  summary: 'A contact with score, consent, events, notes, tasks, leads, orders, segments and tags.',
})

const companyRoute = defineRoute({
  access: 'canRead',
  handle: async ({ crm, params: { id }, req }) => ({
    ...(await describeCompany({ id, crm, req })),
  }),
  method: 'get',
  noun: NOUNS.companies,
  params: recordParamsSchema,
  path: '/companies/:id/detail',
  summary: 'A company with people, leads, orders, revenue, companies beneath it, and tasks.',
})

export const detailRoutes: Route[] = [
  contactRoute,
  companyRoute,
  monthsRoute('contacts'),
  monthsRoute('companies'),
]
