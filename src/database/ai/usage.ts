import type { Payload } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { DayUse } from '../../domain/ai/budget.js'
import type { AIOptions } from '../../domain/ai/options.js'
import type { AIUsage } from '../../domain/ai/provider.js'
import type { AIFunction } from '../../domain/ai/types.js'

import { execute, ownTable } from '../session.js'
import { TABLES } from '../tables.js'

type Args = {
  /** Calendar day in the reporting time zone. */
  day: string
  payload: Payload
}

/** What was set aside for a question before it was asked. */
export type Reservation = { cost: number; day: string; inputTokens: number; outputTokens: number }

const tableOf = (payload: Payload) => ownTable({ name: TABLES.aiUsage, req: { payload } })

/**
 * Sets aside one call, and what it may use, of a day's budget, for all nodes together: whoever would
 * go beyond it gets nothing. A statement of its own, on no request's transaction, that holds the row of
 * the day no longer than it takes.
 *
 * @returns `null` when the day's budget leaves no room
 */
export const reserveUse = async ({
  budget: { callsPerDay, costPerDay, tokensPerDay },
  cost,
  day,
  inputTokens,
  outputTokens,
  payload,
}: {
  budget: AIOptions['budget']
} & Args &
  Omit<Reservation, 'day'>): Promise<null | Reservation> => {
  const tokens = inputTokens + outputTokens
  const reserved = await execute({
    query: sql`
      insert into ${tableOf(payload)} as total
        (day, function, model, calls, input_tokens, output_tokens, cost)
      select ${day}::date, '', '', 1, ${inputTokens}::bigint, ${outputTokens}::bigint,
        ${cost}::numeric
      where coalesce(1 <= ${callsPerDay}::numeric, true)
        and coalesce(${tokens}::numeric <= ${tokensPerDay}::numeric, true)
        and coalesce(${cost}::numeric <= ${costPerDay}::numeric, true)
      on conflict (day, function, model) do update set
        calls = total.calls + 1,
        cost = total.cost + excluded.cost,
        input_tokens = total.input_tokens + excluded.input_tokens,
        output_tokens = total.output_tokens + excluded.output_tokens
      where coalesce(total.calls + 1 <= ${callsPerDay}::numeric, true)
        and coalesce(total.input_tokens + total.output_tokens + ${tokens}::numeric
          <= ${tokensPerDay}::numeric, true)
        and coalesce(total.cost + ${cost}::numeric <= ${costPerDay}::numeric, true)
      returning 1`,
    req: { payload },
  })
  return reserved.length > 0 ? { cost, day, inputTokens, outputTokens } : null
}

/** Puts what a call did use in the place of what was set aside for it, and counts it. */
export const settleUse = async ({
  function: asked,
  isAnswered,
  payload,
  reservation: { cost: reservedCost, day, inputTokens, outputTokens },
  usage,
}: {
  function: AIFunction
  isAnswered: boolean
  payload: Payload
  reservation: Reservation
  usage: AIUsage
}): Promise<void> => {
  const cost = usage.cost ?? 0
  await execute({
    query: sql`
      with total as (
        update ${tableOf(payload)} set
          calls = calls + ${usage.calls - 1}::bigint,
          cost = cost + ${cost}::numeric - ${reservedCost}::numeric,
          failures = failures + ${isAnswered ? 0 : 1}::bigint,
          input_tokens = input_tokens + ${usage.inputTokens - inputTokens}::bigint,
          output_tokens = output_tokens + ${usage.outputTokens - outputTokens}::bigint
        where day = ${day}::date and function = '' and model = ''
      )
      insert into ${tableOf(payload)} as own
        (day, function, model, calls, failures, input_tokens, output_tokens, cost)
      values (${day}::date, ${asked}, ${usage.model}, ${usage.calls}::bigint,
        ${isAnswered ? 0 : 1}::bigint, ${usage.inputTokens}::bigint,
        ${usage.outputTokens}::bigint, ${usage.cost}::numeric)
      on conflict (day, function, model) do update set
        calls = own.calls + excluded.calls,
        cost = coalesce(own.cost + excluded.cost, own.cost, excluded.cost),
        failures = own.failures + excluded.failures,
        input_tokens = own.input_tokens + excluded.input_tokens,
        output_tokens = own.output_tokens + excluded.output_tokens`,
    req: { payload },
  })
}

/** What a day has used so far. */
export const readDayUse = async ({ day, payload }: Args): Promise<DayUse> => {
  const [use] = await execute<DayUse>({
    query: sql`
      select calls::float8 as calls, coalesce(cost, 0)::float8 as cost,
        (input_tokens + output_tokens)::float8 as tokens
      from ${tableOf(payload)} where day = ${day}::date and function = '' and model = ''`,
    req: { payload },
  })
  return use ?? { calls: 0, cost: 0, tokens: 0 }
}
