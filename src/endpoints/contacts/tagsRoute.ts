import type { Route } from '../../utilities/http/defineRoute.js'

import { tagContacts } from '../../collections/contacts/operations/tagContacts.js'
import { contactTagsSchema } from '../../domain/contacts/tagsSchema.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'

export const contactTagsRoute: Route = defineRoute({
  access: 'canWriteOwn',
  body: contactTagsSchema,
  handle: ({ body, crm, req }) => tagContacts({ crm, req, tags: body }),
  method: 'post',
  path: '/contacts/tags',
  summary: 'Gives tags to many contacts at once and takes others: all of it, or nothing.',
})
