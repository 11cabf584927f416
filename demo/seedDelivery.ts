import type { Payload, TypedUser } from 'payload'

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLocalReq } from 'payload'
import { getCRM, importDelivery } from 'payload-crm'

const FILE = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  'data/delivery/ad-campaign-conversions.csv',
)

const DAY_MS = 24 * 60 * 60 * 1000

/** As many orders as delivery is spread over. */
const ORDERS = 24

/** How the orders pace, again and again: late, on track, early. */
const PACES = [0.55, 0.98, 1.05, 1.35, 0.93, 1.01]

/** Every so many orders the clicks count. */
const CLICKS_EVERY = 5

type Order = {
  delivery: { clicks: number; impressions: number }
  endDate: string
  externalId: string
  id: string
  lines: Record<string, unknown>[]
  startDate: string
}

const daysAgo = (now: Date, days: number): string =>
  new Date(now.getTime() - days * DAY_MS).toISOString()

/** The largest active orders that have run for as long as the file reports on, at least. */
const findOrders = async ({ now, payload }: { now: Date; payload: Payload }): Promise<Order[]> => {
  const { docs } = await payload.find({
    collection: getCRM(payload).slugs.orders,
    depth: 0,
    limit: ORDERS,
    overrideAccess: true, // the demo sets itself up before anybody can sign in
    sort: ['-totalValue', 'externalId'],
    where: {
      endDate: { greater_than: now.toISOString() },
      startDate: { greater_than: daysAgo(now, 70), less_than: daysAgo(now, 33) },
      status: { equals: 'active' },
    },
  })
  return docs as unknown as Order[]
}

const dayOf = (text: string): number => {
  const [day, month, year] = text.split('-').map(Number) as [number, number, number]
  return Date.UTC(year, month - 1, day)
}

/** The file with each campaign under one of the orders, its last day being yesterday. */
const assign = async ({ now, orders }: { now: Date; orders: Order[] }): Promise<string> => {
  const [header = '', ...lines] = (await readFile(FILE, 'utf8')).trim().split('\n')
  const rows = lines.map((line) => line.split(','))
  const last = Math.max(...rows.map(([day = '']) => dayOf(day)))
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  const campaigns = [...new Set(rows.map(([, , , campaign]) => campaign))]
  const shifted = rows.map(([day = '', ...cells]) => {
    const date = new Date(dayOf(day) - last + today - DAY_MS).toISOString().slice(0, 10)
    const order = orders[campaigns.indexOf(cells[2]) % orders.length]!
    return [date, ...cells, order.externalId].join(',')
  })
  return [`${header},Order`, ...shifted].join('\n')
}

const readAdmin = async (payload: Payload): Promise<TypedUser> => {
  const { usersSlug } = getCRM(payload)
  const { docs } = await payload.find({
    collection: usersSlug,
    depth: 0,
    limit: 1,
    overrideAccess: true,
    where: { crmRole: { equals: 'admin' } },
  })
  return { ...docs[0], collection: usersSlug } as TypedUser
}

/** Gives orders goals by which some are late, some on track and some early. */
const setGoals = async ({
  now,
  orders,
  payload,
}: {
  now: Date
  orders: Order[]
  payload: Payload
}): Promise<void> => {
  const collection = getCRM(payload).slugs.orders
  for (const [index, { id, endDate, lines, startDate }] of orders.entries()) {
    const { delivery } = (await payload.findByID({
      id,
      collection,
      depth: 0,
      overrideAccess: true,
    })) as unknown as Order
    const unit = index % CLICKS_EVERY === CLICKS_EVERY - 1 ? 'clicks' : 'impressions'
    const [start, end] = [Date.parse(startDate), Date.parse(endDate)]
    const elapsed = (now.getTime() - start) / (end - start + DAY_MS)
    const pace = PACES[index % PACES.length]!
    const goal = delivery[unit] / (pace * elapsed)
    const digits = 10 ** Math.max(Math.floor(Math.log10(goal)) - 2, 0)
    const goalUnits = Math.max(Math.round(goal / digits) * digits, 1)
    await payload.update({
      id,
      collection,
      data: {
        lines: lines.map((line) => ({ ...line, goalUnit: unit, goalUnits })),
        ...(index === 0 && {
          flaggedForReview: true,
          flaggedReason:
            'Half of what should have run by now. Ask for a makegood or a longer flight.',
        }),
      },
      depth: 0,
      overrideAccess: true,
    })
  }
}

/**
 * Attaches the real delivery to active orders of the sales book, through the import that people use,
 * and gives these orders goals.
 */
export const seedDelivery = async ({ payload }: { payload: Payload }): Promise<void> => {
  const crm = getCRM(payload)
  const now = crm.now()
  const orders = await findOrders({ now, payload })
  if (orders.length === 0) {
    return
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'payload-crm-demo-'))
  try {
    const file = path.join(folder, 'delivery.csv')
    await writeFile(file, await assign({ now, orders }))
    await importDelivery({
      crm,
      files: [{ name: path.basename(FILE), path: file }],
      req: await createLocalReq({ user: await readAdmin(payload) }, payload),
    })
    await setGoals({ now, orders, payload })
  } finally {
    await rm(folder, { force: true, recursive: true })
  }
}
