/** Child process of the bench: makes the schema, fills in the demo's book and its plain copy. */
import { getPayload } from 'payload'

import { withConnection } from '../../demo/postgres/connect.js'
import { seedDemo } from '../../demo/seed.js'
import config from './app/payload.config.js'
import { BOOK_SIZE, copyToPlain, growTo } from './book.js'

const payload = await getPayload({ config })
await seedDemo({ data: 'sales', onProgress: (state) => process.send?.(state), payload })
await withConnection({
  url: process.env.DATABASE_URL ?? '',
  use: async (client) => {
    await growTo({ client, total: BOOK_SIZE })
    await copyToPlain({ client })
    await client.query('vacuum (analyze)')
  },
})
process.exit(0)
