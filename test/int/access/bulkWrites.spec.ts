import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam, type Team } from '../../support/team.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
  for (const owner of [team.rep.user.id, team.manager.user.id]) {
    await payload.create({ collection: 'crm-leads', data: { companyName: 'Acme', owner } })
  }
})

afterAll(() => stop())

/** Whether a write over all leads ends while somebody else holds the row of the manager's. */
const writeAll = async (as?: { token: string }): Promise<number> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const holder = await pool.connect()
  try {
    await holder.query('begin')
    await holder.query(
      `select 1 from crm_leads where owner_id = '${team.manager.user.id}' for update`,
    )
    const { status } = await rest({
      as,
      body: { notes: 'all' },
      method: 'PATCH',
      path: '/crm-leads?where[id][exists]=true',
      payload,
    })
    return status
  } finally {
    await holder.query('rollback')
    holder.release()
  }
}

it('of nobody lock no row, and wait for none', async () => {
  expect(await writeAll()).toBe(403)
})

it('of a viewer lock no row, and wait for none', async () => {
  expect(await writeAll(team.viewer)).toBe(403)
})

it('of a rep lock the rows of the rep alone', async () => {
  expect(await writeAll(team.rep)).toBe(200)
})
