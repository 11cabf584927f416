import type { Route } from '../../utilities/http/defineRoute.js'

import { eraseContact } from '../../collections/contacts/operations/eraseContact.js'
import { exportPerson } from '../../collections/contacts/operations/exportPerson.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { Answer } from '../../utilities/http/answer.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'

const exportPersonRoute = defineRoute({
  access: 'canManage',
  handle: async ({ crm, params: { id }, req }) => {
    const body = JSON.stringify(await exportPerson({ id, crm, req }), null, 2)
    return new Answer(200, body, {
      'Cache-Control': 'no-store',
      'Content-Disposition': `attachment; filename="contact-${id}.json"`,
    })
  },
  method: 'get',
  noun: 'contact',
  params: recordParamsSchema,
  path: '/privacy/contacts/:id/export',
  summary: 'Everything the CRM has about a person, from every table that refers to them.',
})

const eraseRoute = defineRoute({
  access: 'canAdminister',
  handle: async ({ crm, params: { id }, req }) => ({ ...(await eraseContact({ id, crm, req })) }),
  method: 'post',
  noun: 'contact',
  params: recordParamsSchema,
  path: '/privacy/contacts/:id/erase',
  summary: 'Erases a person for good; every total stays. Taken in again, they are not written to.',
})

export const privacyRoutes: Route[] = [exportPersonRoute, eraseRoute]
