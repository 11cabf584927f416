import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import { execute, tableOf } from '../session.js'

type Args = { req: Pick<PayloadRequest, 'payload' | 'transactionID'>; slug: string }

/** Payload's collection of jobs. */
export const JOBS = 'payload-jobs'

/** How many jobs of a task wait to be run. */
export const countWaitingJobs = async ({ slug, req }: Args): Promise<number> => {
  const [row] = await execute<{ count: number }>({
    query: sql`
      select count(*)::int as count from ${tableOf({ collection: JOBS, req })}
      where task_slug = ${slug} and completed_at is null
        and has_error is not true and processing is not true`,
    req,
  })
  return row!.count
}

/**
 * Deletes jobs of a task that nobody runs any more: those whose process died (they stay "processing"
 * for ever), those that failed for good, and those that are done where the host keeps them. They
 * carry nothing; what is to be done is in the table of work.
 */
export const deleteStaleJobs = async ({
  slug,
  minutes,
  req,
}: { minutes: number } & Args): Promise<void> => {
  await execute({
    query: sql`
      delete from ${tableOf({ collection: JOBS, req })}
      where task_slug = ${slug} and (processing or has_error or completed_at is not null)
        and updated_at < now() - make_interval(mins => ${minutes}::int)`,
    req,
  })
}
