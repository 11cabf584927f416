import type { Fault } from './fault.js'

import { startWorker } from './work/startWorker.js'
import { waitFor } from './work/waitFor.js'

const SCHEDULERS = 4
const TICKS = 24

export const K6: Fault = {
  id: 'K6',
  does: `${SCHEDULERS} schedulers on one jobs queue, one tick a second`,
  goal: 'one run a tick',
  run: async ({ openWorld, signal }) => {
    const world = await openWorld({ data: 'none' })
    await world.node.stop()
    await world.database.query('create table fault_ticks (key text)')
    const workers = Array.from({ length: SCHEDULERS }, () =>
      startWorker({ leaseSeconds: 30, mode: 'schedule', world }),
    )
    try {
      await Promise.all(workers.map(({ ready }) => ready))
      // What one of them has run before the others were there proves nothing.
      await world.database.query('truncate fault_ticks')
      const read = () =>
        world.database.query<{ runs: number }>(
          'select count(*)::int as runs from fault_ticks group by key',
        )
      await waitFor({
        everyMs: 500,
        isSo: async () => (await read()).length >= TICKS,
        seconds: 120,
        signal,
        what: `${TICKS} ticks`,
      })
      const ticks = await read()
      const [errors] = await world.database.query<{ count: number }>(
        'select count(*)::int as count from payload_jobs where has_error',
      )
      const once = ticks.filter(({ runs }) => runs === 1).length
      return {
        figure: `${once} of ${ticks.length} ticks run once, ${errors!.count} failed jobs`,
        isReached: once === ticks.length && errors!.count === 0,
      }
    } finally {
      await Promise.all(workers.map(({ kill }) => kill()))
    }
  },
}
