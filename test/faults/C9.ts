import type { Client } from './client.js'
import type { Fault } from './fault.js'

import { expectOK } from './client.js'
import { createLead } from './leads.js'

const COUNT = 20

type Made = { doc: { id: string } }

const createAccepted = async (client: Client): Promise<{ lead: string; proposal: string }> => {
  const lead = await createLead({ client })
  const { doc } = expectOK(
    await client.send<Made>({
      body: { name: 'Offer', lead, lines: [{ label: 'Banner', price: 12.5, quantity: 8 }] },
      method: 'POST',
      path: '/crm/proposals',
    }),
  )
  for (const status of ['sent', 'accepted']) {
    expectOK(
      await client.send({ body: { status }, method: 'PATCH', path: `/crm/proposals/${doc.id}` }),
    )
  }
  return { lead, proposal: doc.id }
}

export const C9: Fault = {
  id: 'C9',
  does: `one accepted proposal converted × ${COUNT} in parallel`,
  goal: 'one order: 201 once, 200 with the same order otherwise; the lead won once',
  run: async ({ world: open }) => {
    const world = await open()
    const client = await world.signIn()
    const { lead, proposal } = await createAccepted(client)
    const answers = await Promise.all(
      Array.from({ length: COUNT }, () =>
        client.send<Made>({ body: {}, method: 'POST', path: `/crm/proposals/${proposal}/convert` }),
      ),
    )
    const made = answers.filter(({ status }) => status === 201).length
    const found = answers.filter(({ status }) => status === 200).length
    const named = new Set(answers.map(({ body }) => body.doc?.id)).size
    const [row] = await world.database.query<{ orders: number; wins: number }>(
      `select
         (select count(*)::int from crm_orders where proposal_id::text = $1) as orders,
         (select count(*)::int from crm_activities
          where lead_id::text = $2 and to_stage = 'closed_won') as wins`,
      [proposal, lead],
    )
    return {
      figure: `${row?.orders} order, ${made} × 201, ${found} × 200, ${named} order named, won ${row?.wins} time`,
      isReached:
        row?.orders === 1 && made === 1 && found === COUNT - 1 && named === 1 && row.wins === 1,
    }
  },
}
