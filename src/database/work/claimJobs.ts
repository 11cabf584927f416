import type { PostgresAdapter } from '@payloadcms/db-postgres'

import { sql } from '@payloadcms/db-postgres'

import { execute, tableOf } from '../session.js'
import { JOBS } from './triggers.js'

type UpdateJobs = PostgresAdapter['updateJobs']

/** Of these jobs, the ones that no other worker is about to take; theirs until the transaction ends. */
const lockFree = async ({
  adapter,
  ids,
  transactionID,
}: {
  adapter: PostgresAdapter
  ids: (number | string)[]
  transactionID: number | string | undefined
}): Promise<(number | string)[]> => {
  const req = { payload: adapter.payload, transactionID }
  const rows = await execute<{ id: number | string }>({
    query: sql`
      select id from ${tableOf({ collection: JOBS, req })}
      where processing is not true and id in (${sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      )})
      for update skip locked`,
    req,
  })
  return rows.map(({ id }) => id)
}

/**
 * Lets each job of Payload's queue be taken by one worker. Payload's own way reads what is free and
 * then writes that it is taken, so that two workers take the same jobs, and the later one stumbles over
 * what the other has deleted.
 */
export const withSingleJobs = (adapter: PostgresAdapter): PostgresAdapter => {
  const updateJobs = adapter.updateJobs.bind(adapter)

  const claim: UpdateJobs = async (args) => {
    const { limit, req, sort, where } = args
    const { docs } = await adapter.find<{ id: number | string }>({
      collection: JOBS,
      limit,
      pagination: false,
      req,
      sort,
      where,
    })
    const transactionID = await req?.transactionID
    const ids = docs.map(({ id }) => id)
    const free = ids.length > 0 ? await lockFree({ adapter, ids, transactionID }) : []
    return free.length > 0
      ? updateJobs({ ...args, id: undefined, where: { id: { in: free } } })
      : []
  }

  adapter.updateJobs = async (args) => {
    const isClaim = args.id === undefined && args.data.processing === true
    try {
      return await (isClaim ? claim(args) : updateJobs(args))
    } catch (error) {
      // Payload begins a transaction for this alone, and forgets it when this fails.
      await adapter.rollbackTransaction((await args.req?.transactionID) ?? '')
      throw error
    }
  }
  return adapter
}
