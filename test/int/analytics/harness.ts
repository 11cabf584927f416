import type { Payload } from 'payload'

import pg from 'pg'

import type { Team } from '../../support/team.js'
import type { Ground } from './book.js'
import type { Question } from './naive.js'

import { bootPayload } from '../../support/bootPayload.js'
import { rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'
import { createGround, repOf } from './book.js'

export type ViewerName = 'manager' | 'rep'

type Viewer = { as: { token: string }; canRead: Question['canRead'] }

export type Harness = {
  /** What a route answers to a viewer. */
  ask: <T>(args: { path: string; viewer: ViewerName }) => Promise<T>
  client: pg.Client
  ground: Ground
  payload: Payload
  setTimeZone: (timeZone: string) => Promise<unknown>
  stop: () => Promise<void>
  team: Team
  viewers: Record<ViewerName, Viewer>
}

/** An app whose reps see their own leads alone, to put books into. */
export const startHarness = async (): Promise<Harness> => {
  const { databaseURL, payload, stop } = await bootPayload({ plugin: { visibility: 'own' } })
  const team = await createTeam(payload)
  const ground = await createGround({ payload, team })
  const client = new pg.Client({ connectionString: databaseURL })
  await client.connect()
  await payload.updateGlobal({ slug: 'crm-settings', data: { timeZone: 'UTC' } })
  const viewers: Harness['viewers'] = {
    manager: { as: team.manager, canRead: () => true },
    rep: {
      as: team.rep,
      canRead: ({ lead, now }) =>
        !lead.isDestroyed && repOf(lead, now) === String(team.rep.user.id),
    },
  }
  return {
    ask: async <T>({ path, viewer }: { path: string; viewer: ViewerName }) => {
      const { body, status } = await rest<T>({
        as: viewers[viewer].as,
        path: `/crm/analytics/${path}`,
        payload,
      })
      expect({ errors: (body as { errors?: unknown }).errors, status }).toEqual({ status: 200 })
      return body
    },
    client,
    ground,
    payload,
    setTimeZone: (timeZone) => client.query('update crm_settings set time_zone = $1', [timeZone]),
    stop: async () => {
      await client.end()
      await stop()
    },
    team,
    viewers,
  }
}
