import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { EngagementWindow, StageStep } from '../../domain/audience/engagement.js'
import type { EngagementStage } from '../../domain/audience/types.js'

import { ENGAGEMENT_WINDOWS } from '../../domain/audience/engagement.js'
import { RULE } from '../../domain/audience/rule.js'
import { execute, ownTable, tableOf } from '../session.js'
import { isoMoment } from '../text.js'
import { AUDIENCE_TABLES } from './tables.js'

type Args = { crm: CRMContext; id: number | string; req: PayloadRequest }

/** What is stored of a contact's engagement; times are ISO 8601, UTC. */
export type EngagementFacts = {
  enteredAt: string
  lastEventAt: null | string
  /** The last ones, and all that windows still reach. */
  opens: string[]
  stage: EngagementStage
  subscribedAt: string
  visits: string[]
}

/** @returns `null` when there is no such contact */
export const readEngagementFacts = async ({
  id,
  crm,
  req,
}: Args): Promise<EngagementFacts | null> => {
  const from = sql`${crm.now().toISOString()}::timestamptz - interval '${sql.raw(String(RULE.engagedDays * 24))} hours'`
  const moments = (kind: string, last: string) => sql`coalesce((
    select json_agg(m.at) from (
      select occurred_at as at from ${tableOf({ collection: crm.slugs.events, req })} v
      where v.contact_id = c.id and v.occurred_at > ${from} and v.is_machine is not true
        and v.kind = ${sql.raw(`'${kind}'`)}
      union all select ${sql.raw(last)} where ${sql.raw(last)} <= ${from}
    ) m), '[]')`
  const [row] = await execute<EngagementFacts>({
    query: sql`
      select to_json(coalesce(e.entered_at, c.created_at)) #>> '{}' as "enteredAt",
        to_json(c.last_event_at) #>> '{}' as "lastEventAt", c.engagement_stage::text as stage,
        to_json(coalesce(c.subscribed_at, c.created_at)) #>> '{}' as "subscribedAt",
        ${moments('email_open', 'c.last_email_opened_at')} as opens,
        ${moments('visit', 'c.last_visit_at')} as visits
      from ${tableOf({ collection: crm.slugs.contacts, req })} c
      left join ${ownTable({ name: AUDIENCE_TABLES.engagement, req })} e on e.contact = c.id
      where c.id = ${id}`,
    req,
  })
  return row ?? null
}

/** How much a contact did within windows back from now. */
export const readWindows = async ({ id, crm, req }: Args): Promise<EngagementWindow[]> => {
  const at = sql`${crm.now().toISOString()}::timestamptz`
  return execute<EngagementWindow>({
    query: sql`
      select w.days::int as days, count(v.id)::int as events,
        (count(*) filter (where v.kind = 'email_open'))::int as opens,
        (count(*) filter (where v.kind = 'visit'))::int as visits,
        (count(*) filter (where v.kind in ('email_click', 'push_click', 'sms_click')))::int as clicks
      from unnest(${sql.raw(`array[${ENGAGEMENT_WINDOWS.join(', ')}]`)}) w(days)
      left join ${tableOf({ collection: crm.slugs.events, req })} v
        on v.contact_id = ${id} and v.is_machine is not true
          and v.occurred_at > ${at} - make_interval(hours => w.days * 24)
      group by w.days order by w.days`,
    req,
  })
}

/** The latest moves of a contact between stages, latest first. */
export const readMoves = ({
  id,
  limit,
  req,
}: { limit: number } & Omit<Args, 'crm'>): Promise<StageStep[]> =>
  execute<StageStep>({
    query: sql`
      select ${isoMoment(sql`at`)} as at, cause,
        from_stage as "from", to_stage as "to"
      from ${ownTable({ name: AUDIENCE_TABLES.moves, req })} m
      where m.contact = ${id} order by m.at desc limit ${limit}`,
    req,
  })
