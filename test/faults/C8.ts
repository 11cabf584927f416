import { randomUUID } from 'node:crypto'

import type { Fault } from './fault.js'

const COUNT = 50

export const C8: Fault = {
  id: 'C8',
  does: `the same Idempotency-Key × ${COUNT} in parallel, then with another body`,
  goal: 'one effect, all answers the same; 422 for another body',
  run: async ({ world: open }) => {
    const world = await open()
    const client = await world.signIn()
    const companyName = `Once ${randomUUID()}`
    const key = randomUUID()
    const post = (body: Record<string, unknown>) =>
      client.send({
        body,
        headers: { 'Idempotency-Key': key },
        method: 'POST',
        path: '/crm/leads',
      })
    const answers = await Promise.all(Array.from({ length: COUNT }, () => post({ companyName })))
    const other = await post({ companyName: `${companyName}, and another` })
    const [row] = await world.database.query<{ count: number }>(
      `select count(*)::int as count from crm_leads where company_name like $1 || '%'`,
      [companyName],
    )
    const kinds = new Set(answers.map(({ body, status }) => `${status} ${JSON.stringify(body)}`))
    const made = answers.filter(({ status }) => status === 201).length
    return {
      details: kinds.size > 1 ? [...kinds].slice(0, 3).map((text) => text.slice(0, 300)) : [],
      figure: `${row?.count} lead made, ${made} × 201, ${kinds.size} different answer${kinds.size === 1 ? '' : 's'}; another body: ${other.status}`,
      isReached: row?.count === 1 && made === COUNT && kinds.size === 1 && other.status === 422,
    }
  },
}
