import type { BasePayload, TypedUser } from 'payload'

import type { CRMContext } from '../../context.js'

import { outsideTrash } from '../../utilities/outsideTrash.js'

/** Messages to advertisers that wait for a manager's review; none for those who review nothing. */
export const countPending = async ({
  crm: { access, slugs },
  payload,
  user,
}: {
  crm: CRMContext
  payload: BasePayload
  user: null | TypedUser | undefined
}): Promise<number> => {
  if (!access.canManage({ role: access.roleOf({ user: user ?? null }) })) {
    return 0
  }
  const { totalDocs } = await payload.count({
    collection: slugs.prompts,
    overrideAccess: false,
    user,
    where: { and: [{ status: { equals: 'pending' } }, outsideTrash()] },
  })
  return totalDocs
}
