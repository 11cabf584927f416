import { randomUUID } from 'node:crypto'

import type { Client } from './client.js'
import type { Fault } from './fault.js'
import type { World } from './world.js'

import { expectOK } from './client.js'
import { createLead } from './leads.js'

const COUNT = 100

type Made = { doc: { id: string } }
type Delivery = { clicks: number; impressions: number; revenue: number; spend: number }

const createOrder = async (client: Client): Promise<string> => {
  const lead = await createLead({ client })
  const answer = await client.send<Made>({
    body: { name: 'Order', lead },
    method: 'POST',
    path: '/crm/orders',
  })
  return expectOK(answer).doc.id
}

/** As many reports on one order at once, each of another campaign. */
const report = async (client: Client): Promise<{ counted: number; isExact: boolean }> => {
  const order = await createOrder(client)
  const answers = await Promise.all(
    Array.from({ length: COUNT }, (_, index) =>
      client.send({
        body: {
          campaignName: `Campaign ${index}`,
          clicks: 1,
          impressions: 10,
          order,
          periodEnd: '2026-03-31',
          periodStart: '2026-03-01',
          revenue: 0.2,
          spend: 0.1,
        },
        method: 'POST',
        path: '/crm/performance',
      }),
    ),
  )
  answers.forEach(expectOK)
  const { delivery } = expectOK(
    await client.send<{ delivery: Delivery }>({ path: `/crm/orders/${order}` }),
  )
  const { clicks, impressions, revenue, spend } = delivery
  return {
    counted: clicks,
    isExact: clicks === COUNT && impressions === 10 * COUNT && revenue === 20 && spend === 10,
  }
}

/** As many failed sign-ins at once from one address: the limit lets exactly so many through. */
const knock = async ({
  client,
  world,
}: {
  client: Client
  world: World
}): Promise<{ counted: number; next: number }> => {
  const run = randomUUID()
  const address = `2001:db8:${run.slice(0, 4)}:${run.slice(4, 8)}::1`
  const signIn = (name: string) =>
    client.send({
      body: { email: `${name}.${run}@example.com`, password: 'wrong' },
      headers: { Authorization: '', 'X-Forwarded-For': address },
      method: 'POST',
      path: '/users/login',
    })
  const sumBefore = await readPoints(world)
  await Promise.all(Array.from({ length: COUNT }, (_, index) => signIn(`guess${index}`)))
  const counted = (await readPoints(world)) - sumBefore
  return { counted, next: (await signIn('another')).status }
}

const readPoints = async ({ database }: World): Promise<number> => {
  const [row] = await database.query<{ points: number }>(
    `select coalesce(sum(points), 0)::int as points from crm_rate_limits
     where key like 'loginAddress:%'`,
  )
  return row?.points ?? 0
}

export const C5: Fault = {
  id: 'C5',
  does: `${COUNT} parallel reports on one order, ${COUNT} parallel failed sign-ins from one address`,
  goal: `${COUNT} and ${COUNT} counted, sums exact to the cent, the next sign-in 429`,
  run: async ({ world: open }) => {
    const world = await open()
    const client = await world.signIn()
    const order = await report(client)
    const logins = await knock({ client, world })
    return {
      figure: `${order.counted} and ${logins.counted} counted, sums ${order.isExact ? 'exact' : 'wrong'}, the next sign-in ${logins.next}`,
      isReached: order.isExact && logins.counted === COUNT && logins.next === 429,
    }
  },
}
