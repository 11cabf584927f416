import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { MeasuredUsage } from '../../domain/runs/estimate.js'

import { execute, ownTable } from '../session.js'
import { TABLES } from '../tables.js'

/** Days that say what a request takes now. */
const DAYS = 30

/** What requests used lately, by function and model, separated by a space. */
export const readMeasuredUsage = async ({
  req,
}: {
  req: PayloadRequest
}): Promise<Map<string, MeasuredUsage>> => {
  const rows = await execute<{ key: string } & MeasuredUsage>({
    query: sql`
      select function || ' ' || model as key, sum(calls)::float8 as calls,
        sum(input_tokens)::float8 as "inputTokens", sum(output_tokens)::float8 as "outputTokens"
      from ${ownTable({ name: TABLES.aiUsage, req })}
      where day > current_date - ${DAYS}::int and input_tokens > 0
      group by function, model`,
    req,
  })
  return new Map(rows.map(({ key, ...usage }) => [key, usage]))
}
