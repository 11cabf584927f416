/** Child process of the bench: counters, moments and stages of all contacts from their events. */
import type pg from 'pg'

import { createLocalReq, getPayload } from 'payload'
import { getCRM } from 'payload-crm'

import { rebuildEngagement } from '../../../src/database/audience/rebuildEngagement.js'
import { gatherChanges } from '../../../src/database/rollUps/gatherChanges.js'
import config from '../app/payload.config.js'

const AT_ONCE = 5000

const payload = await getPayload({ config })
const { pool } = payload.db as unknown as { pool: pg.Pool }
const crm = getCRM(payload)
const { rows } = await pool.query<{ id: string }>('select id from crm_contacts order by phone')
const ids = rows.map(({ id }) => id)
for (let at = 0; at < ids.length; at += AT_ONCE) {
  const req = await createLocalReq({}, payload)
  await rebuildEngagement({ contacts: ids.slice(at, at + AT_ONCE), crm, req })
}
await gatherChanges({ crm, req: await createLocalReq({}, payload) })
process.exit(0)
