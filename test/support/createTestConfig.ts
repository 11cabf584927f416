import type { CollectionConfig, Config, SanitizedConfig } from 'payload'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'
import { crmPlugin } from 'payload-crm'

import { Users } from '../../demo/users.js'

export type TestConfigArgs = {
  /** More collections of the host. @default [] */
  collections?: CollectionConfig[]
  databaseURL: string
  /** A last change to the config before Payload builds it. */
  extend?: (config: Config) => Config
  /** Kind of the database's ids; another than the demo's needs a pushed schema. @default 'uuid' */
  idType?: 'serial' | 'uuid' | 'uuidv7'
  /** Options of the plugin. */
  plugin?: Parameters<typeof crmPlugin>[0]
  /** Makes the schema from the collections instead of expecting it. */
  push: boolean
  /** Postgres schema of the tables; another than usual needs a pushed schema. @default 'public' */
  schemaName?: string
}

/** The demo's `payload.config.ts` for tests: same users, another database, nothing written to disk. */
export const createTestConfig = ({
  collections = [],
  databaseURL,
  extend = (config) => config,
  idType = 'uuid',
  plugin,
  push,
  schemaName,
}: TestConfigArgs): Promise<SanitizedConfig> => {
  // Payload remembers what it pushed last and would skip the second database of a process.
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  process.env.DISABLE_PAYLOAD_HMR = 'true'
  return buildConfig(
    extend({
      admin: { user: Users.slug },
      // Payload writes into the collections it is given; each test gets a copy of its own.
      collections: [
        { ...Users, fields: Users.fields.map((field) => ({ ...field })) },
        ...collections,
      ],
      db: postgresAdapter({
        idType,
        // Whoever comes last in a rush waits for all before, on a busy machine for longer than usual.
        pool: { connectionString: databaseURL, connectionTimeoutMillis: 45_000, max: 20 },
        push,
        schemaName,
      }),
      logger: { options: { level: process.env.CRM_TEST_LOG ?? 'error' } },
      // Nothing starts by itself while a test looks, unless it says so.
      plugins: [crmPlugin({ ...plugin, ai: { dailyRun: false, ...plugin?.ai } })],
      secret: 'only for tests',
      serverURL: 'http://localhost:3000',
      telemetry: false,
      typescript: { autoGenerate: false },
    }),
  )
}
