import { sql } from '@payloadcms/db-postgres'

import type { AudienceCard } from '../../domain/audience/board.js'
import type { EngagementStage } from '../../domain/audience/types.js'
import type { Query } from '../session.js'
import type { AudienceArgs } from './shownContacts.js'

import { execute, ownTable, tableOf } from '../session.js'
import { TABLES } from '../tables.js'
import { isoMoment } from '../text.js'
import { conditionsOf, may, shownSQL } from './shownContacts.js'
import { stageTotals } from './stageTotals.js'
import { AUDIENCE_TABLES } from './tables.js'

/** A card as it is stored, its address not yet masked, and where it lies. */
type StoredCard = { enteredAt: string } & AudienceCard

type Column = { cards: StoredCard[]; count: number; stage: EngagementStage }

/** How many contacts are in each stage: as it is kept where that can tell, else counted. */
const countSQL = (args: AudienceArgs): Query => {
  const {
    crm,
    readable,
    req,
    request: { lifecycle, owner, q, tag },
  } = args
  const counted = sql`
    select c.engagement_stage::text as stage, count(*) as count
    from ${tableOf({ collection: crm.slugs.contacts, req })} c
    where ${conditionsOf(args)} group by 1`
  if (q) {
    return sql`select stage, count(*) as count from found group by 1`
  }
  if (readable !== null || tag !== undefined) {
    return counted
  }
  const isKept = sql`(select exists (
    select from ${ownTable({ name: TABLES.kept, req })} where name = ${stageTotals.name}))`
  const whose = owner === undefined ? sql`` : sql`and t.owner = ${owner === 'none' ? '' : owner}`
  const which = lifecycle === undefined ? sql`` : sql`and t.lifecycle = ${lifecycle}`
  const kept = [AUDIENCE_TABLES.stageTotals, AUDIENCE_TABLES.stageChanges].map(
    (name) => sql`
      select t.stage, t.count from ${ownTable({ name, req })} t where ${isKept} ${whose} ${which}`,
  )
  return sql`
    select t.stage, sum(t.count) as count from (
      ${sql.join(kept, sql` union all `)} union all
      select * from (${counted}) n where not ${isKept}
    ) t group by 1`
}

/**
 * Columns of the audience board in one statement: how many contacts are in each stage, and the first
 * of them (one more than asked for, to tell whether there are others), the latest to come first.
 *
 * What is searched for is found once, for all stages: who looks for one name must not read through
 * every stage in its order.
 */
export const readAudience = async (args: AudienceArgs): Promise<Column[]> => {
  const {
    crm,
    readableCompanies,
    req,
    request: { after, limit, q },
    stages,
  } = args
  return execute<Column>({
    query: sql`
      with ${q ? sql`found as materialized (${shownSQL(args)}),` : sql``}
      counts as materialized (${countSQL(args)})
      select s.stage, coalesce(counts.count, 0)::int as count, coalesce(page.cards, '[]') as cards
      from json_array_elements_text(${JSON.stringify(stages)}::json) with ordinality s(stage, place)
      left join counts on counts.stage = s.stage
      left join lateral (
        select json_agg(p) as cards from (
          select c.id, c.email, nullif(c.name, '') as name, o.name as company,
            coalesce(c.emails_clicked_count, 0)::int as "emailsClickedCount",
            coalesce(c.emails_opened_count, 0)::int as "emailsOpenedCount",
            coalesce(c.visit_count, 0)::int as "visitCount",
            ${isoMoment(sql`c.last_event_at`)} as "lastEventAt",
            ${isoMoment(sql`coalesce(c.subscribed_at, c.created_at)`)} as "subscribedAt",
            ${isoMoment(sql`shown.entered_at`)} as "enteredAt"
          from (
            select w.id, w.entered_at from ${q ? sql`found` : sql`(${shownSQL(args)})`} w
            where w.stage = s.stage
              ${after ? sql`and (w.entered_at, w.id) < (${after.enteredAt}::timestamptz, ${after.id})` : sql``}
            order by w.entered_at desc, w.id desc
            limit ${limit + 1}
          ) shown
          join ${tableOf({ collection: crm.slugs.contacts, req })} c on c.id = shown.id
          left join ${tableOf({ collection: crm.slugs.companies, req })} o
            on o.id = c.company_id and o.deleted_at is null and ${may(sql`o.id`, readableCompanies)}
          order by shown.entered_at desc, shown.id desc
        ) p
      ) page on true
      order by s.place`,
    req,
  })
}
