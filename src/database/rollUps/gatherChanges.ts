import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { gatherStagesSQL } from '../audience/stageTotals.js'
import { adapterOf, execute } from '../session.js'
import { namesOf } from '../triggers/definitions.js'
import { gatherPlacesSQL } from './leadTotals.js'
import { gatherSQL } from './revenueSQL.js'

type Args = { crm: CRMContext; req: Pick<PayloadRequest, 'payload' | 'transactionID'> }

/** Differences that are moved by one statement. */
const BATCH = 20_000

/** However many there are, work that comes again every hour ends at some time. */
const MOST_BATCHES = 500

const gatherAll = async ({ req, statement }: { statement: string } & Pick<Args, 'req'>) => {
  let count = 0
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const [row] = await execute<{ count: number }>({ query: sql.raw(statement), req })
    count += row!.count
    if (row!.count < BATCH) {
      break
    }
  }
  return count
}

/**
 * Moves the differences that writers left into the sums, so that figures have few rows to read.
 * Nobody waits for it, and what is read meanwhile is right before, between and after.
 *
 * @returns how many differences were moved
 */
export const gatherChanges = async ({ crm, req }: Args): Promise<number> => {
  const names = namesOf({ adapter: adapterOf(req), crm })
  const statements = [gatherPlacesSQL, gatherSQL, gatherStagesSQL].map((toSQL) =>
    toSQL({ limit: BATCH, names }),
  )
  let count = 0
  for (const statement of statements) {
    count += await gatherAll({ req, statement })
  }
  return count
}
