import { generateNKeysBetween } from 'payload/shared'

import type { Contender } from '../measure.js'
import type { Job, JobContext } from './types.js'

import { MOVE_SQL } from '../app/floorSQL.js'
import { DEFAULT_PLAN, measure } from '../measure.js'
import { formatReport } from '../report.js'

const OPEN_STAGES = ['lead', 'qualified', 'proposal', 'negotiation']
const ORDERS = generateNKeysBetween(null, null, 1000)

type Lead = { boardOrder: string; id: string; stage: string; updatedAt: string }

type Move = (lead: Lead) => Promise<Lead | null>

/** The next open stage, and a place somewhere in its column. */
const nextPlace = (lead: Lead): { boardOrder: string; stage: string } => ({
  boardOrder: ORDERS[Math.floor(Math.random() * ORDERS.length)]!,
  stage: OPEN_STAGES[(OPEN_STAGES.indexOf(lead.stage) + 1) % OPEN_STAGES.length]!,
})

/** Every connection walks through leads of its own, so that no two contend for one version. */
const walk = ({ name, leads, move }: { leads: Lead[]; move: Move; name: string }): Contender => {
  const { connections } = DEFAULT_PLAN
  const turns = Array.from({ length: connections }, () => 0)
  return {
    name,
    run: async (connection) => {
      const turn = turns[connection]!
      turns[connection] = turn + 1
      const mine = Math.floor(leads.length / connections)
      const index = (turn % mine) * connections + connection
      const lead = leads[index]!
      const place = nextPlace(lead)
      const moved = await move({ ...lead, ...place })
      if (moved && moved.stage !== place.stage) {
        throw new Error(`${name}: the lead stands in "${moved.stage}", not in "${place.stage}"`)
      }
      leads[index] = { ...lead, ...place, updatedAt: moved?.updatedAt ?? lead.updatedAt }
    },
  }
}

const readLeads = async ({ pool }: Pick<JobContext, 'pool'>): Promise<Lead[]> => {
  const { rows } = await pool.query<Lead>(
    `select id, stage, board_order as "boardOrder", updated_at as "updatedAt" from crm_leads
     where stage = any($1) and deleted_at is null order by md5(id::text) limit 1600`,
    [OPEN_STAGES],
  )
  return rows
}

const PLAIN = 'plain Payload: bare update'
const FLOOR = 'floor: one statement by hand'

const contendersOf = ({
  leads,
  pool,
  send,
  user,
}: { leads: Lead[]; user: string } & Pick<JobContext, 'pool' | 'send'>): Contender[] => {
  const part = (number: number): Lead[] => leads.filter((_, index) => index % 3 === number)
  return [
    walk({
      name: 'PATCH /api/crm/leads/:id',
      leads: part(0),
      move: async ({ id, boardOrder, stage, updatedAt }) => {
        const body = { boardOrder, stage, version: updatedAt }
        const { doc } = await send<{ doc: Lead }>({
          body,
          method: 'PATCH',
          path: `/api/crm/leads/${id}`,
        })
        return doc
      },
    }),
    walk({
      name: PLAIN,
      leads: part(0),
      move: async ({ id, stage }) => {
        const { doc } = await send<{ doc: Lead }>({
          body: { stage },
          method: 'PATCH',
          path: `/api/plain-leads/${id}?depth=0`,
        })
        return doc
      },
    }),
    walk({
      name: FLOOR,
      leads: part(1),
      move: async ({ id, boardOrder, stage }) => {
        await send({ body: { boardOrder, stage }, method: 'PATCH', path: `/api/floor/move/${id}` })
        return null
      },
    }),
    walk({
      name: 'the same statement, no server',
      leads: part(2),
      move: async ({ id, boardOrder, stage }) => {
        await pool.query(MOVE_SQL, [id, stage, boardOrder, user])
        return null
      },
    }),
  ]
}

/** A card is dragged to another column: guarded, versioned and with a line of history. */
export const move: Job = async ({ pool, print, send }) => {
  const { user } = await send<{ user: { id: string } }>({ path: '/api/users/me' })
  const contenders = contendersOf({ leads: await readLeads({ pool }), pool, send, user: user.id })
  print(
    formatReport({
      figures: await measure({ contenders, plan: DEFAULT_PLAN }),
      goals: [
        { atLeast: 0.9, of: 'perSecond', than: PLAIN },
        { atMost: 2, of: 'milliseconds', than: FLOOR },
      ],
      title: 'Stage move',
    }),
  )
}
