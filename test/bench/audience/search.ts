import type { JobContext } from '../jobs/types.js'

import { median } from '../measure.js'
import { formatTable } from '../report.js'

const ROUNDS = 100

/** What is typed, from what many have to what one has. */
const INPUTS = {
  'a common first name': 'ann',
  'an address': 'kim.ito1042@example.com',
  'a name of many': 'grace fischer',
  'a name with a slip': 'fisher jonas',
  'a phone number': '030 00004711',
  nobody: 'zzyzx quux',
  'two letters': 'ev',
}

export const searchPath = (q: string): string => `/api/crm/search?q=${encodeURIComponent(q)}`

/** The box for people, companies and leads, over all kinds of inputs. */
export const benchSearch = async ({
  print,
  send,
}: Pick<JobContext, 'print' | 'send'>): Promise<void> => {
  const rows = [['Search for …', 'p50 ms', 'p99 ms']]
  for (const [name, q] of Object.entries(INPUTS)) {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const from = performance.now()
      await send({ path: searchPath(q) })
      times.push(performance.now() - from)
    }
    const sorted = [...times].sort((a, b) => a - b)
    const slowest = sorted[Math.ceil(ROUNDS * 0.99) - 1]!
    rows.push([`${name}: ${q}`, median(times).toFixed(1), slowest.toFixed(1)])
  }
  print(['', ...formatTable(rows)].join('\n'))
}
