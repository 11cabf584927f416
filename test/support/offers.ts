import type { Payload } from 'payload'

import { linkTokenOf } from '../../src/utilities/linkToken.js'

/** What stands in the public link of a proposal: the database alone does not know it. */
export const tokenOf = async ({
  id,
  payload,
}: {
  id: string
  payload: Payload
}): Promise<string> => {
  const { linkKey } = (await payload.findByID({
    id,
    collection: 'crm-proposals',
    depth: 0,
    showHiddenFields: true,
  })) as unknown as { linkKey: string }
  return linkTokenOf({ id, key: linkKey, secret: payload.secret })
}

/** Takes a proposal through statuses; gives the token of its public link. */
export const takeOffer = async ({
  id,
  payload,
  statuses,
}: {
  id: string
  payload: Payload
  statuses: string[]
}): Promise<string> => {
  for (const status of statuses) {
    await payload.update({ id, collection: 'crm-proposals', data: { status } })
  }
  return tokenOf({ id, payload })
}
