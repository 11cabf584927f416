import type { Contender } from '../measure.js'
import type { Job, JobContext } from './types.js'

import { growTo } from '../book.js'
import { measure, median } from '../measure.js'
import { growOrdersTo } from '../orders.js'
import { formatReport } from '../report.js'
import { show } from './plans.js'

const SIZES = [10_000, 100_000, 1_000_000]

const PLAN = { connections: 2, rounds: 3, turnMs: 700 }

/** Binding, in milliseconds, at every size. */
const GOAL_MS = 4.5

/** What is asked, and the statement by hand that adds it up from the orders. */
const MODELS = [
  { floor: 'product', path: '/revenue/by-product?period=12m' },
  { floor: 'rep', path: '/revenue/by-rep?period=12m' },
  { floor: 'month', path: '/revenue/monthly?months=12' },
  { floor: 'delivered', path: '/revenue/monthly?months=12&basis=delivered' },
  { floor: 'stage', path: '/revenue/pipeline-value?pipeline_type=new_logo' },
]

const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Read from other places than orders; without a statement by hand. */
const ANALYTICS = [
  '/analytics/pipeline?period=12m',
  '/analytics/forecast',
  `/analytics/waterfall?since=${daysAgo(90)}`,
]

const FLOOR = 'floor: one statement by hand'
const NOTHING = 'signed-in endpoint that does nothing'

const format = new Intl.NumberFormat('en-US')

const contendersOf = ({
  floor,
  path,
  send,
}: { floor?: string; path: string } & Pick<JobContext, 'send'>): Contender[] => [
  { name: `GET /api/crm${path}`, run: () => send({ path: `/api/crm${path}` }) },
  ...(floor ? [{ name: FLOOR, run: () => send({ path: `/api/floor/revenue/${floor}` }) }] : []),
  { name: NOTHING, run: () => send({ path: '/api/floor/nothing' }) },
]

const compare = async ({
  floor,
  path,
  print,
  send,
  title,
}: { floor?: string; path: string; title: string } & Pick<JobContext, 'print' | 'send'>) => {
  const figures = await measure({ contenders: contendersOf({ floor, path, send }), plan: PLAN })
  print(formatReport({ figures, goals: [], title }))
  return median(figures[0]!.milliseconds)
}

const grow = async ({
  pool,
  print,
  total,
}: { total: number } & Pick<JobContext, 'pool' | 'print'>) => {
  const client = await pool.connect()
  try {
    await growTo({ client, total })
  } finally {
    client.release()
  }
  const { added, filling, loading } = await growOrdersTo({ pool, total })
  print(
    `\n${format.format(added)} orders added in ${loading.toFixed(0)} s; everything counted in ${filling.toFixed(0)} s`,
  )
}

/** Every figure of revenue over ever more orders and leads, beside the statement that adds them up. */
export const revenue: Job = async ({ send, ...context }) => {
  const { pool, print } = context
  const times = new Map<string, number[]>()
  for (const total of SIZES) {
    await grow({ pool, print, total })
    for (const { floor, path } of MODELS) {
      const title = `${path} among ${format.format(total)} orders and leads`
      const time = await compare({ floor, path, print, send, title })
      times.set(path, [...(times.get(path) ?? []), time])
    }
    for (const path of ANALYTICS) {
      const title = `${path} among ${format.format(total)} leads`
      const time = await compare({ path, print, send, title })
      times.set(path, [...(times.get(path) ?? []), time])
    }
  }
  for (const { path } of MODELS) {
    await show({
      ...context,
      name: `GET /api/crm${path}`,
      work: () => send({ path: `/api/crm${path}` }),
    })
  }
  print(`\np50 ms at ${SIZES.map((size) => format.format(size)).join(', ')}`)
  for (const [path, values] of times) {
    const isGoal = MODELS.some((model) => model.path === path)
    const isReached = values.every((value) => value <= GOAL_MS)
    const verdict = isReached ? `reached  ≤ ${GOAL_MS} ms` : `MISSED   ≤ ${GOAL_MS} ms`
    print(
      `${path.padEnd(50)} ${values.map((value) => value.toFixed(2).padStart(8)).join(' ')}   ${isGoal ? verdict : ''}`,
    )
  }
}
