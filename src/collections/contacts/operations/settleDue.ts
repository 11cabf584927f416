import type { Payload } from 'payload'

import { createLocalReq } from 'payload'

import type { CRMContext } from '../../../context.js'

import { readDue, settleStages } from '../../../database/audience/settleStages.js'
import { inTransaction } from '../../../database/inTransaction.js'
import { postgresErrorOf } from '../../../database/postgresError.js'

/** Contacts in one transaction: few enough that nobody waits long for one of them. */
const CHUNK = 1000

/** The host's migrations have not run yet. */
const SCHEMA_IS_OLD = '42P01'

/**
 * Moves those on whose time has come: whoever was seen too long ago, or subscribed long enough. Any
 * number of nodes may do so at the same time; whom one of them, or a person, is writing to is left for
 * the next time.
 *
 * @param seconds no chunk is begun after so long
 * @returns whether there may be more
 */
export const settleDue = async ({
  crm,
  payload,
  seconds,
}: {
  crm: CRMContext
  payload: Payload
  seconds: number
}): Promise<boolean> => {
  const until = performance.now() + seconds * 1000
  try {
    while (performance.now() < until) {
      const req = await createLocalReq({}, payload)
      const ids = await readDue({ crm, limit: CHUNK, req })
      if (ids.length > 0) {
        await inTransaction({
          req,
          work: () => settleStages({ cause: 'time', crm, ids, passOver: true, req }),
        })
      }
      if (ids.length < CHUNK) {
        return false
      }
    }
    return true
  } catch (error) {
    if (postgresErrorOf(error)?.state === SCHEMA_IS_OLD) {
      return false
    }
    throw error
  }
}
