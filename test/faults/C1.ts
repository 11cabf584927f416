import type { Client } from './client.js'
import type { Fault } from './fault.js'

import { expectOK } from './client.js'
import { createLead } from './leads.js'

const ROUNDS = 100

/** Two writers, each with the door it uses. */
type Pair = [{ client: Client; path: string }, { client: Client; path: string }]

/** Both write at once, each another field; the number of writes that are not there afterwards. */
export const countLost = async ({
  pairs: [first, ...others],
}: {
  /** They take turns, round by round. */
  pairs: [Pair, ...Pair[]]
}): Promise<number> => {
  const pairs = [first, ...others]
  const id = await createLead({ client: first[0].client })
  let lost = 0
  for (let round = 0; round < ROUNDS * pairs.length; round += 1) {
    const pair = pairs[round % pairs.length]!
    const wanted = [{ contactName: `Round ${round}` }, { notes: `Noted in round ${round}` }]
    const answers = await Promise.all(
      pair.map(({ client, path }, index) =>
        client.send({ body: wanted[index], method: 'PATCH', path: `${path}/${id}` }),
      ),
    )
    answers.forEach(expectOK)
    const stored = expectOK(await first[0].client.send({ path: `/crm/leads/${id}` }))
    lost += wanted.flatMap(Object.entries).filter(([key, value]) => stored[key] !== value).length
  }
  return lost
}

export const C1: Fault = {
  id: 'C1',
  does: `${ROUNDS} rounds of two parallel PATCHes on different fields of one lead, each by /api/crm, by /api/crm-leads, and by both`,
  goal: '0 lost',
  run: async ({ world }) => {
    const client = await (await world()).signIn()
    const own = { client, path: '/crm/leads' }
    const payloads = { client, path: '/crm-leads' }
    const lost = await countLost({
      pairs: [
        [own, own],
        [payloads, payloads],
        [own, payloads],
      ],
    })
    return { figure: `${lost} of ${ROUNDS * 6} lost`, isReached: lost === 0 }
  },
}
