import type { PayloadRequest, Where } from 'payload'

import type { CRMContext } from '../../context.js'

import { isStorableID } from '../../database/session.js'
import { CRMError } from '../../utilities/crmError.js'

/**
 * Whose records: of a user, one's own (`me`), or nobody's (`none`).
 *
 * @throws CRMError `invalid_input` for an owner nobody could be
 */
export const ownerWhere = ({
  crm,
  owner,
  req,
}: {
  crm: CRMContext
  owner: string
  req: PayloadRequest
}): Where => {
  if (owner === 'none') {
    return { owner: { exists: false } }
  }
  const id = owner === 'me' ? req.user?.id : owner
  if (!isStorableID({ id, collection: crm.usersSlug, req })) {
    throw new CRMError({
      code: 'invalid_input',
      field: 'owner',
      message: 'Use the id of a user, "me", or "none".',
    })
  }
  return { owner: { equals: id } }
}
