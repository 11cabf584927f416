import { getPayload } from 'payload'

import { createTestConfig } from './createTestConfig.js'

const databaseURL = process.env.DATABASE_URL ?? ''

await getPayload({ config: createTestConfig({ databaseURL, push: true }) })
process.exit(0)
