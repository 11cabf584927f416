import type { PostgresAdapter } from '@payloadcms/db-postgres'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

it('says that the database is away to somebody who is signed in, not that they were signed out', async () => {
  const { payload, stop } = await bootPayload()
  const team = await createTeam(payload)
  const { pool } = payload.db as unknown as PostgresAdapter
  const query = pool.query.bind(pool)
  const connect = pool.connect.bind(pool)
  const refuse = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))
  Object.assign(pool, { connect: refuse, query: refuse })
  const answer = await rest({ as: team.rep, path: '/crm/leads', payload })
  expect(answer).toMatchObject({
    body: { errors: [{ data: { code: 'unavailable' } }] },
    status: 503,
  })
  expect(answer.headers.get('Retry-After')).toBe('1')
  Object.assign(pool, { connect, query })
  expect((await rest({ as: team.rep, path: '/crm/leads', payload })).status).toBe(200)
  expect((await rest({ path: '/crm/leads', payload })).status).toBe(401)
  await stop()
})
