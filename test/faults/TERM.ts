import type { Fault, Stage } from './fault.js'
import type { World } from './world.js'

import { createLargeBook } from './work/salesBook.js'
import { askForWork, startWorker } from './work/startWorker.js'
import { waitFor } from './work/waitFor.js'

const MOST_SECONDS = 10

type Args = { world: World } & Pick<Stage, 'random' | 'signal'>

const isInState = async ({
  kind,
  state,
  world,
}: {
  kind: string
  state: string
  world: World
}): Promise<boolean> => {
  const rows = await world.database.query('select 1 from crm_work where kind = $1 and state = $2', [
    kind,
    state,
  ])
  return rows.length > 0
}

/** From the signal until somebody else may have the work. */
const timeRelease = async ({
  end,
  kind,
  signal,
  world,
}: { end: () => Promise<unknown>; kind: string } & Omit<Args, 'random'>): Promise<number> => {
  await waitFor({
    isSo: () => isInState({ kind, state: 'running', world }),
    seconds: 60,
    signal,
    what: `Work of the kind ${kind}`,
  })
  const from = performance.now()
  const ended = end()
  await waitFor({
    everyMs: 20,
    isSo: () => isInState({ kind, state: 'queued', world }),
    seconds: 60,
    signal,
    what: 'The release',
  })
  const seconds = (performance.now() - from) / 1000
  await ended
  return seconds
}

/** A worker of its own process, which has nobody else to listen to the signal. */
const ofWorker = async ({ signal, world }: Args): Promise<{ how: string; seconds: number }> => {
  const worker = startWorker({ leaseSeconds: 600, world })
  await worker.ready
  await askForWork({ key: 'linger', kind: 'linger', world })
  const end = async (): Promise<void> => {
    process.kill(worker.pid, 'SIGTERM')
    await worker.exited
  }
  const seconds = await timeRelease({ end, kind: 'linger', signal, world })
  const ending = await worker.exited
  return { how: String(ending.signal ?? ending.code), seconds }
}

/** A server with an import under way. */
const ofServer = async ({ random, signal, world }: Args): Promise<number> => {
  const book = createLargeBook({ random, rows: 20_000 })
  const client = await world.signIn({ person: 'admin' })
  const uploading = client
    .send({
      body: book.body,
      headers: { 'Content-Type': book.contentType },
      method: 'POST',
      path: '/crm/import/sales',
    })
    .catch(() => undefined)
  const end = () => world.node.stop()
  const seconds = await timeRelease({ end, kind: 'sales-import', signal, world })
  await uploading
  return seconds
}

export const TERM: Fault = {
  id: 'TERM',
  does: 'SIGTERM of a worker, and of a server during an import',
  goal: `work released within ${MOST_SECONDS} s`,
  run: async ({ openWorld, random, signal }) => {
    const world = await openWorld({ data: 'none' })
    const worker = await ofWorker({ random, signal, world })
    const server = await ofServer({ random, signal, world })
    return {
      figure: `worker ${worker.seconds.toFixed(1)} s (ended by ${worker.how}), server ${server.toFixed(1)} s`,
      isReached: Math.max(worker.seconds, server) <= MOST_SECONDS && worker.how === 'SIGTERM',
    }
  },
}
