import type { Kept, Names } from '../triggers/types.js'

import { TABLES } from '../tables.js'

const COLUMNS = `lead, at, pipeline, stage, status, value, probability, expected_close, rep, closed_at,
  deleted, entered, from_pipeline, from_stage, from_entered_at`

/** What a lead is worth in a status: the actual value once won, the estimate before. */
const valueOf = ({ row, status }: { row: string; status: string }): string =>
  `case when ${status} = 'won' then coalesce(${row}.actual_value, ${row}.estimated_value, 0)
    else coalesce(${row}.estimated_value, 0) end`

const dayOf = (row: string): string => `(${row}.expected_close_date at time zone 'UTC')::date`

const repOf = (row: string): string => `coalesce(${row}.owner_id, ${row}.created_by_id)::text`

/** The columns from the pipeline to whether it is deleted, of a row of the leads. */
const stateOf = (row: string): string => `${row}.pipeline_id::text, ${row}.stage,
  ${row}.status::text, ${valueOf({ row, status: `${row}.status::text` })}, ${row}.probability,
  ${dayOf(row)}, ${repOf(row)}, ${row}.closed_at, ${row}.deleted_at is not null`

const PLACE = 'pipeline_id, n.stage'

/** The last moment the history has of a lead, as `last.at`. */
const lastOf = ({ id, history }: { history: string; id: string }): string =>
  `left join lateral (select max(h.at) as at from ${history} h where h.lead = ${id}::text) last on true`

/** Now, and after whatever the history has: rows of a lead never share a moment. */
const NOW = `greatest(clock_timestamp(), last.at + interval '1 microsecond')`

const onInsert = (history: string): string => `
  insert into ${history} (${COLUMNS})
  select n.id::text, least(coalesce(n.stage_entered_at, n.created_at), clock_timestamp()),
    ${stateOf('n')}, true, null, null, null
  from new_rows n
  on conflict (lead, at) do nothing;`

/** A move that an import dates back holds since that day, if nothing is known of the lead after it. */
const onUpdate = (history: string): string => `
  insert into ${history} (${COLUMNS})
  select n.id::text,
    case when m.moved and n.stage_entered_at > last.at and n.stage_entered_at < clock_timestamp()
      then n.stage_entered_at else ${NOW} end,
    ${stateOf('n')}, m.moved,
    case when m.moved then o.pipeline_id::text end, case when m.moved then o.stage end,
    case when m.moved then o.stage_entered_at end
  from new_rows n join old_rows o on o.id = n.id
  cross join lateral (
    select (n.${PLACE}) is distinct from (o.pipeline_id, o.stage) as moved
  ) m
  ${lastOf({ id: 'n.id', history })}
  where (${stateOf('n')}) is distinct from (${stateOf('o')});`

const onDelete = (history: string): string => `
  insert into ${history} (${COLUMNS})
  select o.id::text, ${NOW}, ${stateOf('o').replace('o.deleted_at is not null', 'true')},
    false, null, null, null
  from old_rows o ${lastOf({ id: 'o.id', history })};`

/** Numbers the stages of a lead: the one it began on, and each it moved to by its `stage_change` activities. */
const stepsSQL = (names: Names): string => `
  select l.id, 0 as n, l.stage as ends_on, least(l.created_at, min(a.occurred_at)) as at,
    coalesce((array_agg(a.from_stage order by a.occurred_at, a.created_at))[1], l.stage) as stage
  from ${names.tableOf('leads')} l
  left join ${names.tableOf('activities')} a
    on a.lead_id = l.id and a.type = 'stage_change' and a.deleted_at is null
  group by l.id
  union all
  select a.lead_id, row_number() over (partition by a.lead_id order by a.occurred_at, a.created_at),
    null, a.occurred_at, a.to_stage
  from ${names.tableOf('activities')} a
  where a.type = 'stage_change' and a.deleted_at is null and a.lead_id is not null`

/**
 * The history of leads that have none, from their creation and their stage changes; who owned them,
 * what they were worth and when they were expected to close is taken to have been as it is now.
 */
const fillSQL = ({ history, names }: { history: string; names: Names }): string => `
  with numbered as (
    select s.id, s.n, s.stage, s.at + s.n * interval '1 microsecond' as at,
      s.n = max(s.n) over (partition by s.id) as is_last
    from (${stepsSQL(names)}) s
  ),
  steps as (
    select x.*, lag(x.stage) over w as came_from, lag(x.at) over w as entered_before
    from numbered x window w as (partition by x.id order by x.n)
  )
  insert into ${history} (${COLUMNS})
  select l.id::text, t.at, l.pipeline_id::text, case when t.is_last then l.stage else t.stage end,
    k.status, ${valueOf({ row: 'l', status: 'k.status' })},
    case when t.is_last then l.probability else p.probability end,
    ${dayOf('l')}, ${repOf('l')},
    case when t.is_last then l.closed_at when k.status in ('won', 'lost') then t.at end,
    false, true, case when t.n > 0 then l.pipeline_id::text end, t.came_from, t.entered_before
  from steps t
  join ${names.tableOf('leads')} l on l.id = t.id
  left join ${names.tableOf('pipelines', 'stages')} p
    on p._parent_id = l.pipeline_id and p.key = t.stage
  cross join lateral (
    select case when t.is_last then l.status::text else coalesce(p.type::text, 'open') end as status
  ) k
  where not exists (select from ${history} h where h.lead = l.id::text)`

/** What happened while nobody watched: leads that are not as the history has them, as of now. */
const catchUpSQL = ({ history, names }: { history: string; names: Names }): string => `
  insert into ${history} (${COLUMNS})
  select l.id::text,
    case when l.deleted_at > h.at then l.deleted_at
      else greatest(clock_timestamp(), h.at + interval '1 microsecond') end,
    ${stateOf('l')}, m.moved,
    case when m.moved then h.pipeline end, case when m.moved then h.stage end,
    case when m.moved then h.at end
  from ${names.tableOf('leads')} l
  join lateral (
    select x.* from ${history} x where x.lead = l.id::text order by x.at desc limit 1
  ) h on true
  cross join lateral (
    select (l.pipeline_id::text, l.stage) is distinct from (h.pipeline, h.stage) as moved
  ) m
  where (${stateOf('l')}) is distinct from
    (h.pipeline, h.stage, h.status, h.value, h.probability, h.expected_close, h.rep, h.closed_at, h.deleted)`

/**
 * What each lead was worth when. Business time where it is known (imports tell when a lead was
 * closed), else the moment of the write by the database's clock.
 */
export const leadHistory: Kept = {
  name: 'lead_history',
  define: (names) => {
    const history = names.own(TABLES.leadHistory)
    return {
      fill: [fillSQL({ history, names }), catchUpSQL({ history, names })],
      watches: [
        {
          name: 'leads',
          collection: 'leads',
          on: {
            delete: onDelete(history),
            insert: onInsert(history),
            update: onUpdate(history),
          },
        },
      ],
    }
  },
}
