import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'
import { crmPlugin } from 'payload-crm'

import { Users } from '../../../demo/users.js'
import { floorEndpoints } from './floor.js'
import { plainHandlers } from './plainHandlers.js'
import { plainLeads } from './plainLeads.js'

/** The demo's app with what it is measured against: a bare collection, and raw SQL in endpoints. */
export default buildConfig({
  admin: { importMap: { autoGenerate: false }, user: Users.slug },
  collections: [Users],
  db: postgresAdapter({
    idType: 'uuid',
    pool: {
      connectionString: process.env.DATABASE_URL,
      connectionTimeoutMillis: 10_000,
      max: 20,
    },
    // The schema is pushed by prepare.ts; Payload never pushes in production.
    push: true,
  }),
  endpoints: [...floorEndpoints, ...plainHandlers],
  plugins: [crmPlugin(), plainLeads],
  secret: process.env.PAYLOAD_SECRET ?? '',
  serverURL: process.env.SERVER_URL ?? '',
  telemetry: false,
  typescript: { autoGenerate: false },
})
