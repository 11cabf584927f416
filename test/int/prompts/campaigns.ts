import type { Payload } from 'payload'

import { getCRM } from 'payload-crm'

import type { PromptDoc } from '../../../src/collections/prompts/operations/savePrompt.js'

import { drainWork } from '../../../src/collections/work/operations/drainWork.js'
import { AUTO_PROMPT } from '../../../src/domain/prompts/workKind.js'
import { kinds } from '../../../src/jobs/registry.js'
import { query } from '../import/importFolder.js'

type Data = Record<string, unknown>

/** A campaign far above two per cent, and above three times its spend. */
export const STRONG = {
  campaignName: 'Aurora Launch',
  clicks: 2100,
  conversions: 84,
  impressions: 100_000,
  periodEnd: '2026-12-31',
  periodStart: '2026-03-01',
  revenue: 17_000,
  spend: 5000,
}

export const createOrder = async ({
  data = {},
  leadData = {},
  payload,
}: {
  data?: Data
  leadData?: Data
  payload: Payload
}): Promise<string> => {
  const lead = await payload.create({
    collection: 'crm-leads',
    data: {
      companyName: 'Nordwind Mobility',
      contactEmail: 'jane@nordwind.example',
      contactName: 'Jane Doe',
      ...leadData,
    },
  })
  const order = await payload.create({
    collection: 'crm-orders',
    data: {
      name: 'Order',
      lead: lead.id,
      lines: [{ label: 'Banner', price: 20, quantity: 1000 }],
      ...data,
    },
  })
  return String(order.id)
}

export const deliver = ({
  data = {},
  order,
  payload,
}: {
  data?: Data
  order: string
  payload: Payload
}): Promise<unknown> =>
  payload.create({ collection: 'crm-performance', data: { ...STRONG, order, ...data } })

/** Does the looks at orders that are asked for. */
export const lookAtOrders = ({ payload }: { payload: Payload }): Promise<boolean> =>
  drainWork({
    crm: getCRM(payload),
    kinds: { [AUTO_PROMPT]: kinds[AUTO_PROMPT]! },
    payload,
    seconds: 60,
  })

export const promptsOf = async ({
  order,
  payload,
}: {
  order: string
  payload: Payload
}): Promise<PromptDoc[]> => {
  const { docs } = await payload.find({
    collection: 'crm-advertiser-prompts',
    depth: 0,
    sort: 'createdAt',
    where: { order: { equals: order } },
  })
  return docs as unknown as PromptDoc[]
}

/** How many looks at an order are asked for. */
export const looksAt = async ({
  order,
  payload,
}: {
  order: string
  payload: Payload
}): Promise<number> => {
  const [row] = await query<{ count: number }>({
    payload,
    text: `select count(*)::int as count from crm_work
      where kind = '${AUTO_PROMPT}' and state = 'queued' and input->>'order' = '${order}'`,
  })
  return row!.count
}
