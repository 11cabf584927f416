import type { Payload } from 'payload'

import { createLocalReq } from 'payload'

import type { CRMContext } from '../../../src/context.js'
import type { Team } from '../../support/team.js'

import { getCRM } from '../../../src/context.js'
import { readSettings } from '../../../src/database/settings/readSettings.js'
import { DEFAULT_LOST_REASONS } from '../../../src/domain/settings/settings.js'
import { bootPayload } from '../../support/bootPayload.js'
import { graphql } from '../../support/graphql.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

const path = '/globals/crm-settings'

type Settings = { timeZone: string; updatedAt: string; version: string }

let crm: CRMContext
let payload: Payload
let stop: () => Promise<void>
let team: Team

beforeAll(async () => {
  ;({ payload, stop } = await bootPayload())
  crm = getCRM(payload)
  team = await createTeam(payload)
})

afterAll(() => stop())

const settings = async () => readSettings({ crm, req: await createLocalReq({}, payload) })

const save = (body: unknown, as = team.manager) =>
  rest<{ errors: unknown[]; result: Settings }>({ as, body, method: 'POST', path, payload })

describe('the settings', () => {
  it('have defaults before anybody saved them', async () => {
    const fresh = await bootPayload()
    const req = await createLocalReq({}, fresh.payload)
    expect(await readSettings({ crm: getCRM(fresh.payload), req })).toEqual({
      lostReasons: DEFAULT_LOST_REASONS,
      proposalTerms: null,
      sellerAddress: null,
      sellerLogoURL: null,
      sellerName: null,
      timeZone: 'UTC',
      wonReasons: expect.arrayContaining([{ key: 'other', label: 'Other' }]),
    })
    await fresh.stop()
  })

  it('are changed by a manager, and follow at once', async () => {
    const reasons = [{ key: 'gone', label: 'Gone quiet' }]
    const sent = { lostReasons: reasons, sellerName: ' Daily News ', timeZone: 'Europe/Berlin' }
    expect((await save(sent)).status).toBe(200)
    expect(await settings()).toMatchObject({ ...sent, sellerName: 'Daily News' })
  })

  it('are one row, also when two save them first at the same time', async () => {
    const fresh = await bootPayload()
    const { manager } = await createTeam(fresh.payload)
    const body = { sellerName: 'Both' }
    const answers = await Promise.all(
      ['1', '2', '3', '4'].map(() =>
        rest({ as: manager, body, method: 'POST', path, payload: fresh.payload }),
      ),
    )
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    const { pool } = fresh.payload.db as unknown as {
      pool: { query: (text: string) => Promise<{ rows: unknown[] }> }
    }
    expect((await pool.query('select 1 from crm_settings')).rows).toHaveLength(1)
    await fresh.stop()
  })

  it.each([
    ['read', 'nobody', 403],
    ['read', 'stranger', 403],
    ['read', 'viewer', 200],
    ['read', 'rep', 200],
    ['write', 'nobody', 403],
    ['write', 'stranger', 403],
    ['write', 'viewer', 403],
    ['write', 'rep', 403],
    ['write', 'admin', 200],
  ])('answer a %s by %s with %i', async (action, who, status) => {
    const as = { ...team, nobody: undefined }[who as 'admin']
    const call = { read: {}, write: { body: { sellerAddress: 'x' }, method: 'POST' as const } }
    expect((await rest({ as, path, payload, ...call[action as 'read'] })).status).toBe(status)
  })

  it.each([
    ['timeZone', { timeZone: 'Europe/Nowhere' }],
    ['timeZone', { timeZone: '+01:00' }],
    ['timeZone', { timeZone: '' }],
    ['timeZone', { timeZone: 5 }],
    ['sellerLogoURL', { sellerLogoURL: 'javascript:alert(1)' }],
    ['sellerLogoURL', { sellerLogoURL: `https://example.com/${'x'.repeat(1000)}` }],
    ['sellerName', { sellerName: 'x'.repeat(201) }],
    ['proposalTerms', { proposalTerms: 'x'.repeat(20_001) }],
    ['lostReasons', { lostReasons: 'price' }],
    ['lostReasons', { lostReasons: [{ key: 'a', label: 'A' }, { key: 'a', label: 'B' }] }], // prettier-ignore
    ['lostReasons.0.key', { lostReasons: [{ key: 'Not a key', label: 'A' }] }],
  ])('refuse a %s that is none', async (field, body) => {
    const { body: answer, status } = await save(body)
    expect(status).toBe(400)
    expect(JSON.stringify(answer.errors)).toContain(`"path":"${field}"`)
  })

  it.each(['"text"', '[1]', '{"timeZone":', 'null'])('answer %s with a 400', async (body) => {
    expect((await save(body)).status).toBe(400)
  })

  it('keep what somebody else wrote in between', async () => {
    const { body: seen } = await rest<Settings>({ as: team.manager, path, payload })
    await save({ sellerAddress: 'First' })
    const late = await save({ sellerAddress: 'Second', version: seen.version })
    expect(late.status).toBe(409)
    expect(late.body.errors).toMatchObject([
      { data: { code: 'version_conflict', fields: ['sellerAddress'] } },
    ])
    expect(await settings()).toMatchObject({ sellerAddress: 'First' })
  })

  it('lose nothing when two write different fields at once', async () => {
    const sent = { sellerAddress: 'Here', sellerLogoURL: '/logo.svg', sellerName: 'We' }
    await Promise.all(Object.entries(sent).map(([name, value]) => save({ [name]: value })))
    expect(await settings()).toMatchObject(sent)
  })

  it('keep no versions, and say so', async () => {
    const answer = await rest({
      as: team.admin,
      method: 'POST',
      path: `${path}/versions/${team.admin.user.id}`,
      payload,
    })
    expect(answer.status).toBe(404)
  })

  it('follow the same rules in GraphQL', async () => {
    const change = (as: Team['rep'], zone: string) =>
      graphql({
        as,
        payload,
        source: `mutation { updateCrmSettings(data: { timeZone: "${zone}" }) { timeZone } }`,
      })
    expect((await change(team.rep, 'Europe/Paris')).errors).toHaveLength(1)
    expect((await change(team.manager, 'Nowhere')).errors).toHaveLength(1)
    expect((await change(team.manager, 'Europe/Paris')).data).toEqual({
      updateCrmSettings: { timeZone: 'Europe/Paris' },
    })
  })
})
