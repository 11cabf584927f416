/**
 * What somebody would write by hand for the same answers, one statement each, on the same tables
 * and indexes. No access rules, filters, cursors or versions: this is the floor.
 */

/** `$1`: id of the pipeline. */
export const BOARD_SQL = `
  select s.key, s.name, s.color, coalesce(t.count, 0)::int as count,
    coalesce(t.total, 0)::float8 as total, coalesce(c.cards, '[]') as cards
  from crm_pipelines_stages s
  left join (
    select stage, count(*), sum(coalesce(actual_value, estimated_value, 0)) as total
    from crm_leads where pipeline_id = $1 and deleted_at is null group by stage
  ) t on t.stage = s.key
  left join lateral (
    select json_agg(x) as cards from (
      select l.id, l.company_name, l.contact_name, l.estimated_value, l.currency, l.stage,
        l.stage_entered_at, l.updated_at, l.ai_score, l.board_order, u.name as owner
      from crm_leads l left join users u on u.id = l.owner_id
      where l.pipeline_id = $1 and l.stage = s.key and l.deleted_at is null
      order by l.board_order collate "C", l.id limit 30
    ) x
  ) c on true
  where s._parent_id = $1
  order by s._order`

/** `$1` id of the lead, `$2` stage, `$3` place on the board, `$4` id of the user. */
export const MOVE_SQL = `
  with moved as (
    update crm_leads set stage = $2, board_order = $3, stage_entered_at = now(),
      last_activity_at = now(), updated_at = now()
    where id = $1 returning id, company_id, stage, updated_at
  ), history as (
    insert into crm_activities
      (type, lead_id, company_id, to_stage, occurred_at, author_id, created_by_id)
    select 'stage_change', id, company_id, stage, now(), $4, $4 from moved
  )
  select id, stage, updated_at from moved`

const earned = (columns: string): string => `
  select ${columns}, sum(x.quantity * x.price)::float8 as revenue, count(distinct o.id)::int as count
  from crm_orders o
  join crm_orders_lines x on x._parent_id = o.id
  join crm_leads l on l.id = o.lead_id
  where o.deleted_at is null and o.status in ('active', 'completed')
    and coalesce(o.start_date, o.created_at) >= date_trunc('month', now()) - interval '11 months'
    and coalesce(o.start_date, o.created_at) < date_trunc('day', now()) + interval '1 day'
  group by 1 order by 2 desc`

/** Revenue of the last twelve months, and what stands on the stages of a pipeline. */
export const REVENUE_SQL: Record<string, string> = {
  delivered: `
    select to_char(m, 'YYYY-MM') as month, sum(x.quantity * x.price
      * (least(o.last, (m + interval '1 month')::date - 1) - greatest(o.first, m::date) + 1)
      / (o.last - o.first + 1))::float8 as revenue, count(distinct o.id)::int as count
    from generate_series(date_trunc('month', now()) - interval '11 months', now(), interval '1 month') m
    join (
      select id, coalesce(start_date, created_at)::date as first,
        coalesce(end_date, start_date, created_at)::date as last
      from crm_orders where deleted_at is null and status in ('active', 'completed')
    ) o on o.first < (m + interval '1 month')::date and o.last >= m::date
    join crm_orders_lines x on x._parent_id = o.id
    group by 1 order by 1`,
  month: earned(`to_char(coalesce(o.start_date, o.created_at), 'YYYY-MM') as month`),
  product: earned('x.product_id'),
  rep: earned('coalesce(l.owner_id, l.created_by_id) as rep'),
  stage: `
    select stage, count(*)::int as count,
      sum(case when status = 'won' then coalesce(actual_value, estimated_value)
        else estimated_value end)::float8 as value
    from crm_leads
    where deleted_at is null and pipeline_id = (select id from crm_pipelines where key = 'new_logo')
    group by 1`,
}
