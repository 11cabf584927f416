import type { Payload } from 'payload'

import { randomBytes } from 'node:crypto'

export type Role = 'admin' | 'intake' | 'manager' | 'rep' | 'viewer'

export type TestUser = {
  collection: 'users'
  crmRole: null | Role
  email: string
  id: string
  name: string
}

/** A signed-in user of a role, with the token `rest({ as })` sends; role `null` has no CRM role. */
export const createUser = async ({
  name,
  email = `${randomBytes(6).toString('hex')}@example.com`,
  payload,
  role,
}: {
  email?: string
  name?: string
  payload: Payload
  role: null | Role
}): Promise<{ token: string; user: TestUser }> => {
  const password = randomBytes(8).toString('hex')
  const created = await payload.create({
    collection: 'users',
    data: { name: name ?? `The ${role ?? 'stranger'}`, crmRole: role, email, password } as never,
    depth: 0,
    overrideAccess: true,
  })
  const { token } = await payload.login({ collection: 'users', data: { email, password } })
  if (!token) {
    throw new Error(`${email} could not sign in.`)
  }
  const user = { ...created, collection: 'users' } as unknown as TestUser
  return { token, user }
}
