import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { AIUsageReport, AIUsageRow } from '../../domain/ai/usage.js'

import { execute, ownTable } from '../session.js'
import { TABLES } from '../tables.js'

/** What models were asked from one day to another, by day, function and model; and all together. */
export const readUsage = async ({
  from,
  req,
  to,
}: {
  from: string
  req: PayloadRequest
  to: string
}): Promise<Pick<AIUsageReport, 'rows' | 'total'>> => {
  const table = ownTable({ name: TABLES.aiUsage, req })
  const figures = sql`
    coalesce(sum(calls), 0)::float8 as calls, sum(cost)::float8 as cost,
    coalesce(sum(failures), 0)::float8 as failures,
    coalesce(sum(input_tokens), 0)::float8 as "inputTokens",
    coalesce(sum(output_tokens), 0)::float8 as "outputTokens"`
  const where = sql`where day between ${from}::date and ${to}::date and function <> ''`
  const rows = await execute<AIUsageRow>({
    query: sql`
      select to_char(day, 'YYYY-MM-DD') as day, function, model, ${figures}
      from ${table} ${where} group by day, function, model order by day desc, function, model`,
    req,
  })
  const [total] = await execute<AIUsageReport['total']>({
    query: sql`select ${figures} from ${table} ${where}`,
    req,
  })
  return { rows, total: total! }
}
