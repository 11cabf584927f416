import { sql } from '@payloadcms/db-postgres'

import type { Engine } from './engine.js'

/** What the engine writes, and what it needs to work. */
const ENGINE_TABLES = [
  'crm_advertiser_prompts',
  'crm_ai_breakers',
  'crm_ai_insights',
  'crm_ai_runs',
  'crm_ai_usage',
  'crm_rate_limits',
  'crm_work',
]

/** Columns the engine writes of records that are people's. */
const ENGINE_COLUMNS = [
  'ai_recommendation',
  'ai_score',
  'ai_score_reason',
  'ai_scored_at',
  'churn_risk',
  'flagged_at',
  'flagged_by_id',
  'flagged_for_review',
  'flagged_reason',
]

const tablesOf = async ({ query }: Engine): Promise<string[]> => {
  const rows = await query<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and (table_name like 'crm%' or table_name = 'users')
    order by 1`)
  return rows.map(({ name }) => name)
}

/** A checksum of each table, without what the engine writes: the same before and after. */
export const snapshot = async (engine: Engine): Promise<Record<string, string>> => {
  const tables = (await tablesOf(engine)).filter((name) => !ENGINE_TABLES.includes(name))
  const sums: Record<string, string> = {}
  for (const name of tables) {
    const [row] = await engine.query<{ sum: string }>(sql`
      select coalesce(md5(string_agg(record, '|' order by record)), '') as sum
      from (select (to_jsonb(t) - ${sql.param(ENGINE_COLUMNS)}::text[])::text as record
        from ${sql.identifier(name)} t) records`)
    sums[name] = row!.sum
  }
  return sums
}

/** Which of these texts stand anywhere in what the engine has written. */
export const findWritten = async ({
  engine,
  texts,
}: {
  engine: Engine
  texts: string[]
}): Promise<string[]> => {
  const [row] = await engine.query<{ all: string }>(sql`
    select concat(
      (select string_agg(to_jsonb(t)::text, ' ') from crm_ai_insights t),
      (select string_agg(to_jsonb(t)::text, ' ') from crm_advertiser_prompts t),
      (select string_agg(to_jsonb(t)::text, ' ') from crm_ai_runs t),
      (select string_agg(concat(ai_recommendation, ai_score_reason), ' ') from crm_leads t),
      (select string_agg(flagged_reason, ' ') from crm_orders t)
    ) as all`)
  return texts.filter((text) => row!.all.includes(text))
}

/** Forgets what the engine has done. */
export const forget = async ({ query }: Engine): Promise<void> => {
  await query(sql`
    truncate crm_ai_breakers, crm_ai_usage, crm_ai_insights, crm_ai_runs, crm_advertiser_prompts,
      crm_work cascade`)
  await query(sql`
    update crm_leads set ai_score = null, ai_scored_at = null, ai_score_reason = null,
      ai_recommendation = null, churn_risk = null`)
}
