import type { Answer, Client } from './client.js'
import type { Fault, Outcome } from './fault.js'
import type { World } from './world.js'

import { expectOK } from './client.js'
import { createLead } from './leads.js'

const MOVES = 50

type Refusal = { errors?: { data?: { code?: string; current?: { stage?: string } } }[] }

/** A refusal that shows the lead as it is now: moved. */
const showsCurrent = ({ body, status }: Answer<Refusal>): boolean =>
  status === 409 &&
  body.errors?.[0]?.data?.code === 'version_conflict' &&
  body.errors[0].data.current?.stage === 'qualified'

/** Everybody moves the same card, looking at the same version of it. */
export const moveAtOnce = async ({
  clients,
  path,
  world: { database },
}: {
  /** They take turns. */
  clients: [Client, ...Client[]]
  path: string
  world: World
}): Promise<Outcome> => {
  const [first] = clients
  const id = await createLead({ client: first })
  const { updatedAt } = expectOK(await first.send({ path: `/crm/leads/${id}` }))
  const answers = await Promise.all(
    Array.from({ length: MOVES }, (_, index) =>
      clients[index % clients.length]!.send<Refusal>({
        body: { stage: 'qualified', version: updatedAt },
        method: 'PATCH',
        path: `${path}/${id}`,
      }),
    ),
  )
  const [history] = await database.query<{ count: number }>(
    `select count(*)::int as count from crm_activities where lead_id = $1 and type = 'stage_change'`,
    [id],
  )
  const won = answers.filter(({ status }) => status === 200).length
  const refused = answers.filter(showsCurrent).length
  const rows = history?.count ?? 0
  return {
    details: answers
      .filter((answer) => answer.status !== 200 && !showsCurrent(answer))
      .slice(0, 3)
      .map(({ body, status }) => `${path}: ${status} ${JSON.stringify(body).slice(0, 300)}`),
    figure: `${won} won, ${refused} got 409 with the current document, ${rows} history row${rows === 1 ? '' : 's'}`,
    isReached: won === 1 && refused === MOVES - 1 && rows === 1,
  }
}

export const C2: Fault = {
  id: 'C2',
  does: `${MOVES} parallel moves of one card with the same version, by /api/crm and by /api/crm-leads`,
  goal: `1 wins, ${MOVES - 1} get 409 with the current document, 1 history row`,
  run: async ({ world: open }) => {
    const world = await open()
    const clients: [Client] = [await world.signIn()]
    const own = await moveAtOnce({ clients, path: '/crm/leads', world })
    const payloads = await moveAtOnce({ clients, path: '/crm-leads', world })
    return {
      details: [...(own.details ?? []), ...(payloads.details ?? [])],
      figure: `/api/crm: ${own.figure}; /api/crm-leads: ${payloads.figure}`,
      isReached: own.isReached && payloads.isReached,
    }
  },
}
