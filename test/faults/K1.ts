import { setTimeout as sleep } from 'node:timers/promises'

import type { Answer, Client } from './client.js'
import type { Fault, Stage } from './fault.js'
import type { World } from './world.js'

const WRITERS = 8
const RUNS = { long: 20, quick: 4 }
const AGAIN_MS = 5000

/** What one writer was told, and what it tried. */
type Ledger = {
  /** Number of the last write that was acknowledged, by lead. */
  acknowledged: Map<string, number>
  /** When writes were acknowledged. */
  times: number[]
  /** Answers that are neither a success nor an error in the shape of the API. */
  wrong: string[]
}

type Errors = { errors?: { data?: { code?: string } }[] }

const isRefusal = ({ body, status }: Answer<Errors>): boolean =>
  status >= 400 && typeof body.errors?.[0]?.data?.code === 'string'

/** Makes leads and numbers them through, one write after the other, until it is told to stop. */
const write = async ({
  client,
  isOver,
  ledger,
}: {
  client: Client
  isOver: () => boolean
  ledger: Ledger
}): Promise<void> => {
  type Doc = { doc?: { id: string } } & Errors
  let id: null | string = null
  for (let number = 0; !isOver(); number += 1) {
    const answer: Answer<Doc> | null = await client
      .send<Doc>({
        body: { companyName: 'Durable', notes: String(number) },
        method: id === null ? 'POST' : 'PATCH',
        path: id === null ? '/crm/leads' : `/crm/leads/${id}`,
      })
      .catch((error: Error) => {
        ledger.wrong.push(error.message)
        return null
      })
    if (answer?.body.doc && answer.status < 300) {
      ledger.acknowledged.set(answer.body.doc.id, number)
      ledger.times.push(performance.now())
      id = number % 5 === 4 ? null : answer.body.doc.id
    } else if (answer) {
      if (!isRefusal(answer)) {
        ledger.wrong.push(`${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`)
      }
      await sleep(20)
    }
  }
}

/** Acknowledged writes that the database does not hold: the number it holds is an older one, or none. */
const countMissing = async ({
  ledger: { acknowledged },
  world: { database },
}: {
  ledger: Ledger
  world: World
}): Promise<number> => {
  const rows = await database.query<{ id: string; number: number }>(
    'select id::text, notes::int as number from crm_leads where id::text = any($1)',
    [[...acknowledged.keys()]],
  )
  const stored = new Map(rows.map(({ id, number }) => [id, number]))
  return [...acknowledged].filter(([id, number]) => (stored.get(id) ?? -1) < number).length
}

type Crash = { again: number; missing: number; writes: number; wrong: string[] }

const crash = async ({
  client,
  random,
  world,
}: { client: Client; world: World } & Pick<Stage, 'random'>): Promise<Crash> => {
  const { database } = world
  const ledger: Ledger = { acknowledged: new Map(), times: [], wrong: [] }
  let isOver = false
  const writers = Promise.all(
    Array.from({ length: WRITERS }, () => write({ client, isOver: () => isOver, ledger })),
  )
  await sleep(random.int({ max: 1500, min: 300 }))
  const before = database.recoveries()
  await database.kill()
  await sleep(random.int({ max: 800, min: 0 }))
  await database.restart()
  const back = performance.now()
  while (!ledger.times.some((time) => time > back) && performance.now() - back < 4 * AGAIN_MS) {
    await sleep(10)
  }
  const again = (ledger.times.find((time) => time > back) ?? Number.POSITIVE_INFINITY) - back
  await sleep(300)
  isOver = true
  await writers
  return {
    again,
    missing: await countMissing({ ledger, world }),
    writes: ledger.times.length,
    wrong:
      database.recoveries() > before ? ledger.wrong : [...ledger.wrong, 'Postgres was not killed.'],
  }
}

export const K1: Fault = {
  id: 'K1',
  does: `kill -9 of Postgres under ${WRITERS} writers through /api/crm`,
  goal: 'no acknowledged write missing, every refusal in the shape of errors, the server lives, writes again ≤ 5 s after Postgres is back',
  run: async ({ isQuick, openWorld, random }) => {
    const world = await openWorld({ data: 'none', isDurable: true })
    const client = await world.signIn()
    const crashes: Crash[] = []
    const runs = isQuick ? RUNS.quick : RUNS.long
    while (crashes.length < runs && world.node.isRunning()) {
      crashes.push(await crash({ client, random, world }))
    }
    const missing = crashes.reduce((sum, one) => sum + one.missing, 0)
    const writes = crashes.reduce((sum, one) => sum + one.writes, 0)
    const wrong = crashes.flatMap((one) => one.wrong)
    const slowest = Math.max(...crashes.map(({ again }) => again))
    const lives = world.node.isRunning()
    return {
      details: [...new Set(wrong)].slice(0, 5),
      figure: `${crashes.length} crashes: ${missing} of ${writes} acknowledged writes missing, ${wrong.length} answers out of shape, the server ${lives ? 'lives' : 'died'}, writes again after ${(slowest / 1000).toFixed(1)} s at most`,
      isReached: missing === 0 && wrong.length === 0 && lives && slowest <= AGAIN_MS,
    }
  },
}
