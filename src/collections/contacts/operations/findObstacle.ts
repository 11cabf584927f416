import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ContactObstacle, Reachable } from '../../../domain/contacts/mayContact.js'
import type { ConsentChannel } from '../../../domain/contacts/types.js'

import { isSuppressed } from '../../../database/privacy/suppressions.js'
import { contactObstacle } from '../../../domain/contacts/mayContact.js'

/**
 * What stands in the way of addressing a person, who may be known by a link, by their address, or by
 * both; whoever of them refuses is listened to, in the trash as well, and so is whoever was erased.
 *
 * @returns `null` when nothing does, or nobody is known
 */
export const findObstacle = async ({
  channel,
  contact,
  crm,
  email,
  req,
}: {
  channel: ConsentChannel
  contact: null | number | string
  crm: CRMContext
  email: null | string
  req: PayloadRequest
}): Promise<ContactObstacle | null> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.contacts,
    depth: 0,
    overrideAccess: true, // a refusal holds, whether or not the user may see whose it is
    pagination: false,
    req,
    select: { [`${channel}Consent`]: true, deletedAt: true, doNotContact: true, email: true },
    trash: true,
    where: {
      or: [
        ...(contact === null ? [] : [{ id: { equals: contact } }]),
        ...(email === null ? [] : [{ email: { equals: email } }]),
      ],
    },
  })
  const obstacles = docs.map((found) => contactObstacle({ channel, contact: found as Reachable }))
  const obstacle = obstacles.find((found) => found !== null) ?? null
  if (obstacle !== null || email === null) {
    return obstacle
  }
  // Who was erased and has come again since answers for themselves.
  const isKnown = docs.some((found) => found.email === email && !found.deletedAt)
  return !isKnown && (await isSuppressed({ email, req })) ? 'doNotContact' : null
}
