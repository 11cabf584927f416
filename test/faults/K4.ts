import { setTimeout as sleep } from 'node:timers/promises'

import type { Fault } from './fault.js'
import type { LargeBook } from './work/salesBook.js'
import type { AppNode, World } from './world.js'

import { countsOfBookSQL, createLargeBook } from './work/salesBook.js'
import { waitFor } from './work/waitFor.js'

type Work = { progress: { step: string } | null; state: string }

const readWork = async (world: World): Promise<undefined | Work> => {
  const [work] = await world.database.query<Work>(
    `select state, progress from crm_work where kind = 'sales-import'`,
  )
  return work
}

/** Uploads the book; the answer does not come, because the server is killed. */
const upload = async ({ book, world }: { book: LargeBook; world: World }): Promise<void> => {
  const client = await world.signIn({ person: 'admin' })
  await client
    .send({
      body: book.body,
      headers: { 'Content-Type': book.contentType },
      method: 'POST',
      path: '/crm/import/sales',
    })
    .catch(() => undefined)
}

const portOf = ({ address }: AppNode): number => Number(new URL(address).port)

export const K4: Fault = {
  id: 'K4',
  does: 'SIGKILL of the server during an import, then a restart',
  goal: 'it is finished; none missing, none doubled',
  run: async ({ isQuick, openWorld, random, signal }) => {
    const book = createLargeBook({ random, rows: isQuick ? 10_000 : 50_000 })
    const kills = isQuick ? 1 : 2
    const world = await openWorld({ data: 'none', isDurable: true })
    const isInState = async (state: string): Promise<boolean> =>
      (await readWork(world))?.state === state
    const uploaded = upload({ book, world })
    let { node } = world
    const steps: string[] = []
    for (let killed = 0; killed < kills; killed += 1) {
      await waitFor({
        isSo: () => isInState('running'),
        seconds: 120,
        signal,
        what: 'An import at work',
      })
      await sleep(random.int({ max: isQuick ? 1500 : 5000, min: 0 }), undefined, { signal })
      steps.push((await readWork(world))!.state)
      await node.kill()
      node = await world.startNode({ port: portOf(node) })
    }
    await uploaded
    const from = performance.now()
    await waitFor({ isSo: () => isInState('done'), seconds: 240, signal, what: 'The import' })
    const seconds = Math.round((performance.now() - from) / 1000)
    const [counts] =
      await world.database.query<Record<'files' | 'leadRows' | 'leads' | 'orders', number>>(
        countsOfBookSQL,
      )
    const { files, leadRows, leads, orders } = counts!
    const wasAtWork = steps.every((state) => state === 'running')
    return {
      details: wasAtWork ? [] : ['The import had ended before the server was killed.'],
      figure: `${leads} of ${book.rows} leads, ${leadRows - leads} doubled, ${orders} of ${book.orders} orders; ${kills} kills, done ${seconds} s after the last restart`,
      isReached:
        wasAtWork &&
        leads === book.rows &&
        leadRows === leads &&
        orders === book.orders &&
        files === 0,
    }
  },
}
