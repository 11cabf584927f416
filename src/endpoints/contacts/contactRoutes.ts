import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { getJourney } from '../../collections/contacts/operations/getJourney.js'
import {
  contactCreateSchema,
  contactListQuerySchema,
  contactUpdateSchema,
} from '../../domain/contacts/schema.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { requireOwnFields } from '../shared/ownFields.js'
import {
  createRoute,
  deleteRoute,
  listRoute,
  readRoute,
  updateRoute,
} from '../shared/resourceRoutes.js'
import { contactsWhere } from './contactsWhere.js'

const contacts: Resource<typeof contactListQuerySchema> = {
  key: 'contacts',
  listQuery: contactListQuerySchema,
  noun: 'contact',
  path: '/contacts',
  toWhere: contactsWhere,
}

const journeyRoute = defineRoute({
  access: 'canRead',
  handle: async ({ crm, params: { id }, req }) => ({ stages: await getJourney({ id, crm, req }) }),
  method: 'get',
  noun: contacts.noun,
  params: recordParamsSchema,
  path: '/contacts/:id/journey',
  summary: 'The stages of a contact’s journey: when each was entered and left, and its days.',
})

export const contactRoutes: Route[] = [
  listRoute(contacts),
  readRoute(contacts),
  createRoute(contacts, contactCreateSchema, ({ crm, data }) =>
    Promise.resolve(
      requireOwnFields({
        data,
        fields: crm.customFields.contacts,
        shape: contactCreateSchema.shape,
      }),
    ),
  ),
  updateRoute(contacts, contactUpdateSchema, ({ crm, data }) =>
    Promise.resolve(
      requireOwnFields({
        data,
        fields: crm.customFields.contacts,
        shape: contactUpdateSchema.shape,
      }),
    ),
  ),
  deleteRoute(contacts),
  journeyRoute,
]
