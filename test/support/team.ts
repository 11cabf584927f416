import type { Payload } from 'payload'

import type { TestUser } from './createUser.js'

import { createUser } from './createUser.js'

export type Member = { token: string; user: TestUser }

export type Team = Record<
  'admin' | 'colleague' | 'intake' | 'manager' | 'rep' | 'stranger' | 'viewer',
  Member
>

/** One user of each role, a second rep, and a stranger: signed in, but without a CRM role. */
export const createTeam = async (payload: Payload): Promise<Team> => ({
  admin: await createUser({ payload, role: 'admin' }),
  colleague: await createUser({ payload, role: 'rep' }),
  intake: await createUser({ payload, role: 'intake' }),
  manager: await createUser({ payload, role: 'manager' }),
  rep: await createUser({ payload, role: 'rep' }),
  stranger: await createUser({ payload, role: null }),
  viewer: await createUser({ payload, role: 'viewer' }),
})
