import type { Client } from './client.js'
import type { Fault } from './fault.js'

import { countLost } from './C1.js'
import { moveAtOnce } from './C2.js'
import { expectOK } from './client.js'
import { createLead } from './leads.js'

const WRITES = 100

/** Writes through one and reads through the other, in turns; how many writes were not seen at once. */
const countUnseen = async ({ nodes: [first, second] }: { nodes: [Client, Client] }) => {
  const id = await createLead({ client: first })
  let unseen = 0
  for (let at = 0; at < WRITES; at += 1) {
    const [writer, reader] = at % 2 ? [first, second] : [second, first]
    const notes = `Written ${at}`
    const path = at % 4 < 2 ? `/crm/leads/${id}` : `/crm-leads/${id}`
    expectOK(await writer.send({ body: { notes }, method: 'PATCH', path }))
    const seen = expectOK(await reader.send({ path }))
    unseen += seen.notes === notes ? 0 : 1
  }
  return unseen
}

export const N2: Fault = {
  id: 'N2',
  does: `two servers on one database: C1 and C2 with the requests spread over both, and ${WRITES} writes through one read through the other at once`,
  goal: '0 lost; 1 wins, 49 get 409 with the current document, 1 history row; 0 unseen',
  run: async ({ world: open }) => {
    const world = await open()
    const node = await world.startNode()
    try {
      const nodes: [Client, Client] = [await world.signIn(), await world.signIn({ node })]
      const [here, there] = nodes
      const lost = await countLost({
        pairs: [
          [
            { client: here, path: '/crm/leads' },
            { client: there, path: '/crm/leads' },
          ],
          [
            { client: here, path: '/crm-leads' },
            { client: there, path: '/crm-leads' },
          ],
        ],
      })
      const moves = await moveAtOnce({ clients: nodes, path: '/crm/leads', world })
      const payloads = await moveAtOnce({ clients: nodes, path: '/crm-leads', world })
      const unseen = await countUnseen({ nodes })
      return {
        details: [...(moves.details ?? []), ...(payloads.details ?? [])],
        figure: `${lost} of 400 lost; /api/crm: ${moves.figure}; /api/crm-leads: ${payloads.figure}; ${unseen} of ${WRITES} unseen`,
        isReached: lost === 0 && moves.isReached && payloads.isReached && unseen === 0,
      }
    } finally {
      await node.stop()
    }
  },
}
