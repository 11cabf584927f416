import type { Booted } from '../support/bootPayload.js'

import { bootPayload } from '../support/bootPayload.js'
import { createUser } from '../support/createUser.js'
import { rest } from '../support/rest.js'

describe('the test harness', () => {
  let booted: Booted

  beforeAll(async () => {
    booted = await bootPayload()
  })
  afterAll(() => booted.stop())

  it('knows who is asking over REST', async () => {
    const { payload } = booted
    const { token, user } = await createUser({ payload, role: 'rep' })
    const { body, status } = await rest<{ user: { email: string } }>({
      as: { token },
      path: '/users/me',
      payload,
    })
    expect(status).toBe(200)
    expect(body.user.email).toBe(user.email)
  })

  it('takes a request without a token for nobody', async () => {
    const { body } = await rest<{ user: null }>({ path: '/users/me', payload: booted.payload })
    expect(body.user).toBeNull()
  })

  it('gives every boot a database of its own', async () => {
    const other = await bootPayload()
    const { totalDocs } = await other.payload.count({ collection: 'users', overrideAccess: true })
    await other.stop()
    expect(totalDocs).toBe(0)
  })
})
