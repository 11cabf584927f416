import type { RunStatus } from '../runs/status.js'
import type { Breaker } from './breaker.js'
import type { DayUse } from './budget.js'
import type { AIOptions } from './options.js'
import type { AIFunction } from './types.js'

import { addDays } from '../shared/days.js'
import { startOfDay } from '../shared/startOfDay.js'
import { openUntil } from './breaker.js'
import { isOverBudget } from './budget.js'

/**
 * Whether a model would be asked now: `none` is set, it is `ready`, `down`, or the day's budget is used
 * up. In all but `ready` the engine's own rules answer.
 */
export type AIState = 'down' | 'none' | 'over_budget' | 'ready'

/** What `GET /ai/status` answers. */
export type AIStatus = {
  /** What is used of the day's budget, and its bounds; `null` is no bound. */
  budget: {
    calls: number
    callsPerDay: null | number
    /** `null` where no price is known. */
    cost: null | number
    costPerDay: null | number
    /** Of the prices, ISO 4217. */
    currency: null | string
    /** In the reporting time zone. */
    day: string
    tokens: number
    tokensPerDay: null | number
  }
  lastDailyRun: {
    finishedAt: null | string
    id: number | string
    startedAt: null | string
    status: RunStatus
    summary: null | string
  } | null
  /** By function. */
  models: null | Record<AIFunction, string>
  /** Prompts that wait for a decision, as far as the reader may see them. */
  pendingPrompts: number
  /** Its name. */
  provider: null | string
  /** When a model is asked again, ISO 8601; `null` unless it is down or the budget used up. */
  retryAt: null | string
  state: AIState
}

/** A provider is down when one of its models is: a run asks all of them. */
export const decideState = ({
  breakers,
  budget,
  day,
  hasProvider,
  now,
  timeZone,
  use,
}: {
  breakers: Breaker[]
  budget: AIOptions['budget']
  day: string
  hasProvider: boolean
  now: Date
  timeZone: string
  use: DayUse
}): Pick<AIStatus, 'retryAt' | 'state'> => {
  if (!hasProvider) {
    return { retryAt: null, state: 'none' }
  }
  if (isOverBudget({ budget, use })) {
    const tomorrow = startOfDay({ day: addDays({ day, days: 1 }), timeZone })
    return { retryAt: tomorrow.toISOString(), state: 'over_budget' }
  }
  const waits = breakers.flatMap((breaker) => openUntil({ breaker, now }) ?? [])
  return waits.length === 0
    ? { retryAt: null, state: 'ready' }
    : {
        retryAt: new Date(Math.max(...waits.map((wait) => wait.getTime()))).toISOString(),
        state: 'down',
      }
}
