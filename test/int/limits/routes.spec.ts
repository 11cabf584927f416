import type { Payload } from 'payload'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { fingerprint } from '../../support/fingerprint.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { createBook, toForm } from '../import/book.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload({
    plugin: {
      rateLimits: { export: { points: 1, seconds: 60 }, import: { points: 2, seconds: 60 } },
    },
  }))
  team = await createTeam(payload)
})

afterAll(() => stop())

const tryImport = (as?: { token: string }) =>
  rest({
    as,
    body: toForm(createBook()),
    method: 'POST',
    path: '/crm/import/sales?dryRun=true',
    payload,
  })

it('refuses a route that is asked too often, says for how long, and does nothing', async () => {
  await tryImport(team.admin)
  await tryImport(team.admin)
  const before = await fingerprint({ payload })
  const answer = await tryImport(team.admin)
  expect(answer).toMatchObject({
    body: { errors: [{ data: { code: 'too_many_requests' }, message: expect.any(String) }] },
    status: 429,
  })
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(await fingerprint({ payload })).toEqual(before)
})

it('counts exports apart from imports', async () => {
  const statuses = []
  for (let time = 0; time < 2; time += 1) {
    const { status } = await rest({ as: team.rep, path: '/crm/leads/export', payload })
    statuses.push(status)
  }
  expect(statuses).toEqual([200, 429])
})

it('counts each user alone, and signs in first', async () => {
  expect((await tryImport(team.manager)).status).toBe(403)
  expect((await tryImport()).status).toBe(401)
})
