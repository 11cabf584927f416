import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Client } from './client.js'
import type { Fault, Stage } from './fault.js'
import type { Random } from './random.js'
import type { AppNode, World } from './world.js'

import { createLead } from './leads.js'

const REQUESTS = { long: 60_000, quick: 5000 }
const CONNECTIONS = 8
const SAMPLES = 20
/** The first part fills caches and lets the compiler settle. */
const WARM_UP = 0.4
/** From so many requests on the goal can be told from noise; with fewer, so much growth is noise. */
const WHOLE = 1_000_000
const GOAL_MB_PER_HOUR = 1
const NOISE_MB = 5

const MEGABYTE = 1024 * 1024

type Sample = { connections: number; heap: number; hours: number; requests: number; rss: number }

/** What the server holds on to after collecting its garbage. */
const measure = async ({
  file,
  node,
}: {
  file: string
  node: AppNode
}): Promise<Pick<Sample, 'heap' | 'rss'>> => {
  const read = (): string[] =>
    existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  const before = read().length
  process.kill(node.pid, 'SIGUSR2')
  for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
    await sleep(50)
    const last = read().at(-1)
    if (read().length > before && last) {
      return JSON.parse(last) as Pick<Sample, 'heap' | 'rss'>
    }
  }
  throw new Error('The server did not say how much memory it holds.')
}

const countConnections = async ({ database }: World): Promise<number> => {
  const rows = await database.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  )
  return rows[0]?.count ?? 0
}

/** What people do all day: boards and lists, a lead opened, changed, moved; seldom a new one. */
const step = async ({
  client,
  ids,
  random,
}: {
  client: Client
  ids: [string, ...string[]]
  random: Random
}): Promise<number> => {
  const id = random.pick(ids)
  const send = async (args: Parameters<Client['send']>[0]) => (await client.send(args)).status
  const kind = random.int({ max: 9, min: 0 })
  switch (kind) {
    case 0:
      return send({ path: '/crm/board/new_logo?limit=10' })
    case 1:
      return send({ path: '/crm/leads?limit=10&q=a' })
    case 2:
      return send({ path: '/crm-leads?limit=5&depth=1' })
    case 3:
    case 4:
      return send({ body: { notes: `${random.seed}` }, method: 'PATCH', path: `/crm/leads/${id}` })
    case 5: {
      const stage = random.pick(['lead', 'qualified'] as const)
      return send({ body: { stage }, method: 'PATCH', path: `/crm/leads/${id}` })
    }
    case 6:
      return send({ body: { nope: 1 }, method: 'PATCH', path: `/crm/leads/${id}` })
    default:
      return send({ path: `/crm/leads/${id}` })
  }
}

/** The slope of a line through points, by least squares. */
const slopeOf = (points: [x: number, y: number][]): number => {
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length
  const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, one]) => one))]
  const covariance = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  return covariance / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
}

type Soak = { failed: number; samples: Sample[] }

const soak = async ({
  client,
  file,
  random,
  requests,
  signal,
  world,
}: { client: Client; file: string; requests: number; world: World } & Pick<
  Stage,
  'random' | 'signal'
>): Promise<Soak> => {
  const made = await Promise.all(Array.from({ length: 40 }, () => createLead({ client })))
  const ids = made as [string, ...string[]]
  const samples: Sample[] = []
  const from = performance.now()
  let failed = 0
  for (let done = 0; done < requests && !signal.aborted;) {
    const turn = Math.ceil(requests / SAMPLES)
    const send = async (): Promise<void> => {
      for (let at = 0; at < turn / CONNECTIONS; at += 1) {
        const status = await step({ client, ids, random })
        failed += status >= 500 ? 1 : 0
      }
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, send))
    done += turn
    samples.push({
      ...(await measure({ file, node: world.node })),
      connections: await countConnections(world),
      hours: (performance.now() - from) / 3_600_000,
      requests: done,
    })
  }
  return { failed, samples }
}

export const L1: Fault = {
  id: 'L1',
  does: 'a soak of reads and writes: memory that the server holds after collecting garbage, and open connections',
  goal: `≤ ${GOAL_MB_PER_HOUR} MB/h after warm-up over ${WHOLE} requests (with fewer: ≤ ${NOISE_MB} MB in all), connections flat`,
  run: async ({ isQuick, openWorld, random, requests: wanted, signal }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'payload-crm-soak-'))
    const file = path.join(folder, 'memory')
    const probe = new URL('./memoryProbe.mjs', import.meta.url).href
    try {
      const world = await openWorld({
        data: 'sales',
        env: { CRM_MEMORY_FILE: file, NODE_OPTIONS: `--import=${probe}` },
      })
      const client = await world.signIn()
      const requests = wanted ?? (isQuick ? REQUESTS.quick : REQUESTS.long)
      const { failed, samples } = await soak({ client, file, random, requests, signal, world })
      const settled = samples.slice(Math.floor(samples.length * WARM_UP))
      const perHour = slopeOf(settled.map(({ heap, hours }) => [hours, heap])) / MEGABYTE
      const growth =
        (slopeOf(settled.map((one) => [one.requests, one.heap])) * requests * (1 - WARM_UP)) /
        MEGABYTE
      const connections = settled.map((one) => one.connections)
      const isFlat = Math.max(...connections) <= Number(world.env.DATABASE_POOL_MAX)
      const isSteady = requests >= WHOLE ? perHour <= GOAL_MB_PER_HOUR : growth <= NOISE_MB
      const [first, last] = [settled[0]!, settled.at(-1)!]
      const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1)
      return {
        figure: [
          `${requests} requests in ${Math.round(last.hours * 3600)} s, ${failed} × 5xx`,
          `${megabytes(first.heap)} → ${megabytes(last.heap)} MB held (resident ${megabytes(last.rss)})`,
          `slope ${perHour.toFixed(1)} MB/h, that is ${growth.toFixed(1)} MB after warm-up`,
          `connections ${Math.min(...connections)} to ${Math.max(...connections)}`,
        ].join(', '),
        isReached: failed === 0 && isFlat && isSteady,
      }
    } finally {
      rmSync(folder, { force: true, recursive: true })
    }
  },
}
