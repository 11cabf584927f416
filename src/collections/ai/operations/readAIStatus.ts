import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { AIStatus } from '../../../domain/ai/status.js'
import type { AIFunction } from '../../../domain/ai/types.js'

import { readBreakers } from '../../../database/ai/breakers.js'
import { readDayUse } from '../../../database/ai/usage.js'
import { readTimeZone } from '../../../database/settings/readTimeZone.js'
import { decideState } from '../../../domain/ai/status.js'
import { AI_FUNCTIONS } from '../../../domain/ai/types.js'
import { dayInZone } from '../../../domain/revenue/period.js'
import { outsideTrash } from '../../../utilities/outsideTrash.js'
import { breakerKey } from './breaker.js'
import { currencyOf } from './currencyOf.js'

type Args = { crm: CRMContext; req: PayloadRequest }

const modelsOf = ({ provider }: CRMContext['ai']): null | Record<AIFunction, string> =>
  provider &&
  (Object.fromEntries(
    AI_FUNCTIONS.map((name) => [name, provider.modelOf({ function: name })]),
  ) as Record<AIFunction, string>)

const readLastDailyRun = async ({ crm, req }: Args): Promise<AIStatus['lastDailyRun']> => {
  const { docs } = await req.payload.find({
    collection: crm.slugs.runs,
    depth: 0,
    joins: false,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    select: { finishedAt: true, startedAt: true, status: true, summary: true },
    sort: '-createdAt',
    user: req.user,
    where: { kind: { equals: 'daily' } },
  })
  const [run] = docs as unknown as NonNullable<AIStatus['lastDailyRun']>[]
  return run
    ? {
        id: run.id,
        finishedAt: run.finishedAt ?? null,
        startedAt: run.startedAt ?? null,
        status: run.status,
        summary: run.summary ?? null,
      }
    : null
}

const countPendingPrompts = async ({ crm, req }: Args): Promise<number> => {
  const { totalDocs } = await req.payload.count({
    collection: crm.slugs.prompts,
    overrideAccess: false,
    req,
    user: req.user,
    where: { and: [{ status: { equals: 'pending' } }, outsideTrash()] },
  })
  return totalDocs
}

/** How the sales engine is: its model, what the day's budget has left, and what waits for people. */
export const readAIStatus = async ({ crm, req }: Args): Promise<AIStatus> => {
  const { payload } = req
  const { budget, provider } = crm.ai
  const now = crm.now()
  const timeZone = await readTimeZone({ crm, req })
  const day = dayInZone({ moment: now, timeZone })
  const use = await readDayUse({ day, payload })
  const models = modelsOf(crm.ai)
  const keys =
    provider && models && Object.values(models).map((model) => breakerKey({ model, provider }))
  const breakers = await readBreakers({ models: keys ?? [], payload })
  const currency = currencyOf(crm.ai)
  return {
    ...decideState({ breakers, budget, day, hasProvider: provider !== null, now, timeZone, use }),
    budget: {
      calls: use.calls,
      callsPerDay: budget.callsPerDay,
      cost: currency === null ? null : use.cost,
      costPerDay: budget.costPerDay,
      currency,
      day,
      tokens: use.tokens,
      tokensPerDay: budget.tokensPerDay,
    },
    lastDailyRun: await readLastDailyRun({ crm, req }),
    models,
    pendingPrompts: await countPendingPrompts({ crm, req }),
    provider: provider?.name ?? null,
  }
}
