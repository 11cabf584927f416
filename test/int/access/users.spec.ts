import type { Payload } from 'payload'

import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  team = await createTeam(payload)
})

afterAll(() => stop())

const change = (as: Team['rep'], id: string, body: unknown) =>
  rest({ as, body, method: 'PATCH', path: `/users/${id}`, payload })

describe('the people of the demo', () => {
  it.each(['viewer', 'rep', 'manager', 'stranger'] as const)(
    'are not taken over by a %s',
    async (role) => {
      const answer = await change(team[role], team.admin.user.id, { password: 'taken over' })
      expect(answer.status).toBe(403)
      const login = { email: team.admin.user.email, password: 'taken over' }
      await expect(payload.login({ collection: 'users', data: login })).rejects.toThrow('incorrect')
      expect(
        (
          await rest({
            as: team[role],
            method: 'DELETE',
            path: `/users/${team.admin.user.id}`,
            payload,
          })
        ).status,
      ).toBe(403)
    },
  )

  it('change themselves, and administrators change everybody', async () => {
    expect((await change(team.rep, team.rep.user.id, { name: 'Me' })).status).toBe(200)
    expect((await change(team.admin, team.rep.user.id, { name: 'Rep' })).status).toBe(200)
  })

  it('show their roles to people of the CRM only, and their API keys to nobody', async () => {
    await payload.update({
      id: team.admin.user.id,
      collection: 'users',
      data: { apiKey: 'secret-key', enableAPIKey: true },
    })
    const path = `/users/${team.admin.user.id}`
    const seen = async (as: Team['rep']) => (await rest({ as, path, payload })).body
    expect(await seen(team.rep)).toMatchObject({ crmRole: 'admin' })
    expect(JSON.stringify(await seen(team.rep))).not.toContain('secret-key')
    expect(await seen(team.stranger)).not.toHaveProperty('crmRole')
  })
})
