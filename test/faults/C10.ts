import type { Client } from './client.js'
import type { Fault } from './fault.js'

import { expectOK } from './client.js'

type Made = { doc: { id: string } }
type Merged = { merge: { id: string } }
type Receipt = { accepted: number }

const QUICK = 100
const FULL = 1000

const createContact = async (client: Client, firstName: string): Promise<string> => {
  const answer = await client.send<Made>({
    body: { firstName, lastName: 'Merging' },
    method: 'POST',
    path: '/crm/contacts',
  })
  return expectOK(answer).doc.id
}

/** One request for each event, so that they arrive before, while and after the two become one. */
const report = ({
  client,
  contact,
  count,
}: {
  client: Client
  contact: string
  count: number
}): Promise<number[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const answer = await client.send<Receipt>({
        body: {
          events: [
            {
              id: `${contact} ${index}`,
              contact,
              kind: 'visit',
              occurredAt: new Date().toISOString(),
            },
          ],
        },
        method: 'POST',
        path: '/crm/audience/events',
      })
      return expectOK(answer).accepted
    }),
  )

export const C10: Fault = {
  id: 'C10',
  does: `${FULL} events (${QUICK} when quick) reported of somebody who is just merged into another`,
  goal: 'every event is with who remains, and with who it was reported of after the undo',
  run: async ({ isQuick, world: open }) => {
    const { database, signIn } = await open()
    const client = await signIn()
    const count = isQuick ? QUICK : FULL
    const loser = await createContact(client, 'Loser')
    const winner = await createContact(client, 'Winner')
    const countOf = async (contact: string): Promise<number> => {
      const [row] = await database.query<{ count: number }>(
        `select count(*)::int as count from crm_engagement_events where contact_id::text = $1`,
        [contact],
      )
      return row!.count
    }
    const reported = report({ client, contact: loser, count })
    const { merge } = expectOK(
      await client.send<Merged>({
        body: { loser },
        method: 'POST',
        path: `/crm/contacts/${winner}/merge`,
      }),
    )
    const accepted = (await reported).reduce((sum, one) => sum + one, 0)
    const merged = { loser: await countOf(loser), winner: await countOf(winner) }
    expectOK(await client.send({ body: {}, method: 'POST', path: `/crm/merges/${merge.id}/undo` }))
    const undone = { loser: await countOf(loser), winner: await countOf(winner) }
    return {
      figure: `${accepted} of ${count} taken, ${merged.winner} with who remains, ${undone.loser} with the loser after the undo`,
      isReached:
        accepted === count &&
        merged.winner === count &&
        merged.loser === 0 &&
        undone.loser === count &&
        undone.winner === 0,
    }
  },
}
