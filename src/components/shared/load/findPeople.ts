import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { BoardPerson } from '../../../domain/board/types.js'

import { peopleOf } from './peopleOf.js'

const MAX_PEOPLE = 500

/**
 * Everybody who can own a lead, as far as the reader may read users. Only `roleOf` knows who has a
 * role; users with a `crmRole` come first, so that the limit leaves out others before them.
 */
export const findPeople = async ({
  crm,
  req,
}: {
  crm: CRMContext
  req: PayloadRequest
}): Promise<BoardPerson[]> => {
  const { docs } = await req.payload.find({
    collection: crm.usersSlug,
    depth: 0,
    disableErrors: true,
    limit: MAX_PEOPLE,
    overrideAccess: false,
    pagination: false,
    req,
    sort: 'crmRole',
    user: req.user,
  })
  const { admin, flattenedFields } = req.payload.collections[crm.usersSlug]!.config
  return peopleOf({
    docs: docs as unknown as Parameters<typeof peopleOf>[0]['docs'],
    fields: flattenedFields,
    hasRole: (user) => crm.access.roleOf({ user }) !== null,
    useAsTitle: admin.useAsTitle,
    usersSlug: crm.usersSlug,
  })
}
