import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Config } from 'payload'

import type { CRMContext } from '../context.js'

import { withShortWays } from './documents/withShortWays.js'
import { addIndexes } from './indexes.js'
import { addTables } from './tables.js'
import { withTrueTransactions } from './transactions.js'
import { withSingleJobs } from './work/claimJobs.js'

/**
 * Wraps the host's database adapter: push and `migrate:create` know the plugin's tables and indexes,
 * transactions tell the truth, and each job of the queue is run by one worker.
 *
 * @throws Error when the host has no database adapter
 */
export const extendAdapter = ({ crm, db }: { crm: CRMContext; db: Config['db'] }): Config['db'] => {
  if (!db) {
    throw new Error('payload-crm: set `db` to postgresAdapter({ … }) in your Payload config.')
  }
  const slugs = new Set([crm.usersSlug, ...Object.values(crm.slugs)])
  return {
    ...db,
    init: (args) => {
      const adapter = db.init(args) as unknown as PostgresAdapter
      // Names and addresses are searched by their trigrams.
      adapter.extensions = { ...adapter.extensions, pg_trgm: true }
      adapter.afterSchemaInit = [
        ...(adapter.afterSchemaInit ?? []),
        addTables(crm),
        addIndexes(crm),
      ]
      const extended = withShortWays({ adapter: withTrueTransactions(adapter), slugs })
      return withSingleJobs(extended) as unknown as ReturnType<typeof db.init>
    },
  }
}
