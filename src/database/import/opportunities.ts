import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Query } from '../session.js'
import type { Stage } from './stage.js'
import type { Span } from './writeStage.js'

import { execute, ownTable, tableOf } from '../session.js'
import { TABLES } from '../tables.js'
import { newID, newRowID } from './newID.js'
import { compareStage, createStage, nameOf } from './stage.js'
import { inSpan, writeStage } from './writeStage.js'

type Args = { crm: CRMContext; now: string; req: PayloadRequest; span: Span }

export const leadStage = (crm: CRMContext): Stage => ({
  name: 'crm_import_leads',
  collection: crm.slugs.leads,
  columns: [
    'company_name',
    'pipeline_id',
    'stage',
    'status',
    'stage_entered_at',
    'closed_at',
    'probability',
    'board_order',
    'lost_reason',
    'estimated_value',
    'actual_value',
    'currency',
    'owner_id',
    'last_activity_at',
    'external_id',
    'import_hash',
    'created_by_id',
    'created_at',
  ],
  key: 'external_id',
})

/** Beside the lead itself: its company and product by their keys, its order, and where it stood before. */
export const createLeadStage = ({ crm, req }: Pick<Args, 'crm' | 'req'>): Promise<void> =>
  createStage({
    extra: {
      company_external_id: sql`null::varchar`,
      from_stage: sql`null::varchar`,
      old_pipeline_id: sql`t.pipeline_id`,
      old_stage: sql`null::varchar`,
      order_end: sql`null::timestamptz`,
      order_name: sql`null::varchar`,
      order_price: sql`null::numeric`,
      order_start: sql`null::timestamptz`,
      order_status: sql`(select o.status from ${tableOf({ collection: crm.slugs.orders, req })} o limit 0)`,
      order_total: sql`null::numeric`,
      product_code: sql`null::varchar`,
      product_name: sql`null::varchar`,
    },
    req,
    stage: leadStage(crm),
  })

/**
 * What becomes of the staged leads; those that change remember where they stood. An order in the
 * trash holds its lead back: both are written together, or neither.
 */
export const compareLeads = async ({ crm, req }: Pick<Args, 'crm' | 'req'>): Promise<void> => {
  const stage = leadStage(crm)
  await compareStage({
    record: 'lead',
    remember: { old_pipeline_id: sql`t.pipeline_id`, old_stage: sql`t.stage` },
    req,
    stage,
  })
  await execute({
    query: sql`
      update ${nameOf(stage)} s set trashed = 'order'
      from ${tableOf({ collection: crm.slugs.orders, req })} o
      where o.external_id = s.external_id and o.deleted_at is not null and s.trashed is null`,
    req,
  })
}

/** Staged rows that enter a column of a board, where they get a place. */
const ENTERING = sql`(s.change = 'created'
  or (s.change = 'updated' and (s.pipeline_id, s.stage) is distinct from (s.old_pipeline_id, s.old_stage)))`

export type EnteredColumn = { count: number; pipeline: number | string; stage: string }

/** How many staged leads enter which columns. */
export const enteredColumns = ({ crm, req }: Pick<Args, 'crm' | 'req'>): Promise<EnteredColumn[]> =>
  execute<EnteredColumn>({
    query: sql`
      select s.pipeline_id as pipeline, s.stage, count(*)::int as count
      from ${nameOf(leadStage(crm))} s where ${ENTERING} group by 1, 2 order by 1, 2`,
    req,
  })

/** Gives the leads that enter a column their order keys: the first key to the one longest there. */
export const placeInColumn = async ({
  column: { pipeline, stage },
  crm,
  keys,
  req,
}: {
  column: EnteredColumn
  keys: string[]
} & Pick<Args, 'crm' | 'req'>): Promise<void> => {
  const name = nameOf(leadStage(crm))
  await execute({
    query: sql`
      update ${name} placed set board_order = keys.key
      from (
        select s.external_id, row_number() over (order by s.stage_entered_at, s.line desc) as place
        from ${name} s where s.pipeline_id = ${pipeline} and s.stage = ${stage} and ${ENTERING}
      ) ranked
      join jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) with ordinality keys(key, place)
        using (place)
      where placed.external_id = ranked.external_id`,
    req,
  })
}

const companyJoin = ({ crm, req }: Pick<Args, 'crm' | 'req'>): Query =>
  sql`left join ${tableOf({ collection: crm.slugs.companies, req })} c on c.external_id = s.company_external_id`

/** Of a tag, as the field allows. Characters. */
const TAG_LENGTH = 60

/** Every lead carries its product as a tag; the tags people gave it stay. */
const addTags = async ({ crm, req, span }: Args): Promise<void> => {
  const texts = tableOf({ collection: crm.slugs.leads, req, subTable: 'texts' })
  await execute({
    query: sql`
      insert into ${texts} ("order", parent_id, path, text)
      select case when s.change = 'created' then 1 else 1 + coalesce(
          (select max(x."order") from ${texts} x where x.parent_id = s.target_id and x.path = 'tags'), 0)
          end, s.target_id, 'tags', left(s.product_name, ${TAG_LENGTH})
      from ${nameOf(leadStage(crm))} s
      where s.change <> 'unchanged' and ${inSpan(span)} and (s.change = 'created' or not exists (
        select from ${texts} x
        where x.parent_id = s.target_id and x.path = 'tags' and x.text = left(s.product_name, ${TAG_LENGTH})))
      order by s.line`,
    req,
  })
}

/** A closed lead has one line of history: it left the stage it stood on at its closing. */
const addHistory = async ({ crm, now, req, span }: Args): Promise<void> => {
  const id = newID(req)
  await execute({
    query: sql`
      insert into ${tableOf({ collection: crm.slugs.activities, req })}
        (${id ? sql`id, ` : sql``}type, lead_id, company_id, from_stage, to_stage, occurred_at,
          author_id, created_by_id, created_at, updated_at)
      select ${id ? sql`${id}, ` : sql``}'stage_change', s.target_id, c.id,
        coalesce(s.old_stage, s.from_stage), s.stage, s.stage_entered_at, s.owner_id,
        s.created_by_id, s.stage_entered_at, ${now}::timestamptz
      from ${nameOf(leadStage(crm))} s ${companyJoin({ crm, req })}
      where ${inSpan(span)} and (
        (s.change = 'created' and s.from_stage is not null)
        or (s.change = 'updated' and s.old_stage is distinct from s.stage))
      order by s.line`,
    req,
  })
}

/**
 * The triggers know since when a lead is as it was imported; that it was open on another stage before
 * only the import does. Leads that are closed when they are created get the row of that time.
 */
const completeHistory = async ({ crm, req, span }: Args): Promise<void> => {
  const history = ownTable({ name: TABLES.leadHistory, req })
  const created = sql`${nameOf(leadStage(crm))} s
    where s.change = 'created' and s.from_stage is not null and s.created_at < s.stage_entered_at
      and ${inSpan(span)}`
  await execute({
    query: sql`
      with opened as (
        insert into ${history} (lead, at, pipeline, stage, status, value, probability,
          expected_close, rep, closed_at, deleted, entered)
        select s.target_id::text, s.created_at, s.pipeline_id::text, s.from_stage, 'open',
          coalesce(s.estimated_value, 0), (
            select p.probability from ${tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })} p
            where p._parent_id = s.pipeline_id and p.key = s.from_stage
          ), null, coalesce(s.owner_id, s.created_by_id)::text, null, false, true
        from ${created}
        on conflict (lead, at) do nothing
        returning lead, at, pipeline, stage
      )
      update ${history} h
      set from_entered_at = o.at, from_pipeline = o.pipeline, from_stage = o.stage
      from opened o where h.lead = o.lead and h.at > o.at and h.entered and h.from_stage is null`,
    req,
  })
}

const writeOrders = async ({ crm, now, req, span }: Args): Promise<void> => {
  const id = newID(req)
  const orders = tableOf({ collection: crm.slugs.orders, req })
  const columns = sql.raw(
    'name, lead_id, company_id, status, total_value, start_date, end_date, import_hash, updated_at',
  )
  await execute({
    query: sql`
      insert into ${orders} (${id ? sql`id, ` : sql``}${columns}, external_id, flagged_for_review, created_by_id, created_at)
      select ${id ? sql`${id}, ` : sql``}s.order_name, s.target_id, c.id, s.order_status,
        s.order_total, s.order_start, s.order_end, s.import_hash, ${now}::timestamptz,
        s.external_id, false, s.created_by_id, s.closed_at
      from ${nameOf(leadStage(crm))} s ${companyJoin({ crm, req })}
      where s.change <> 'unchanged' and s.order_name is not null and ${inSpan(span)}
      order by s.line
      on conflict (external_id) do update set (${columns}) = (
        select excluded.name, excluded.lead_id, excluded.company_id, excluded.status,
          excluded.total_value, excluded.start_date, excluded.end_date, excluded.import_hash,
          excluded.updated_at)`,
    req,
  })
  await execute({
    query: sql`
      update ${orders} o set status = 'cancelled', updated_at = ${now}::timestamptz
      from ${nameOf(leadStage(crm))} s
      where o.external_id = s.external_id and s.change = 'updated' and s.order_name is null
        and o.status <> 'cancelled' and ${inSpan(span)}`,
    req,
  })
}

/** The one line of each order: its product, once, at the price it was sold for. */
const writeOrderLines = async ({ crm, req, span }: Args): Promise<void> => {
  const orders = tableOf({ collection: crm.slugs.orders, req })
  const lines = tableOf({ collection: crm.slugs.orders, req, subTable: 'lines' })
  const staged = nameOf(leadStage(crm))
  await execute({
    query: sql`
      delete from ${lines} l using ${orders} o, ${staged} s
      where l._parent_id = o.id and o.external_id = s.external_id and s.change = 'updated'
        and s.order_name is not null and ${inSpan(span)}`,
    req,
  })
  await execute({
    query: sql`
      insert into ${lines} (_order, _parent_id, id, product_id, label, quantity, price)
      select 1, o.id, ${newRowID}, p.id, s.product_name, 1, s.order_price
      from ${staged} s
      join ${orders} o on o.external_id = s.external_id
      left join ${tableOf({ collection: crm.slugs.products, req })} p on p.code = s.product_code
      where s.change <> 'unchanged' and s.order_name is not null and ${inSpan(span)}
      order by s.line`,
    req,
  })
}

/** Writes the staged leads of a span and all that hangs on them. Companies and products come before. */
export const writeOpportunities = async (args: Args): Promise<void> => {
  const { crm, now, req, span } = args
  await writeStage({
    computed: { company_id: sql`c.id` },
    computedOnUpdate: {
      board_order: sql`coalesce(s.board_order, t.board_order)`,
      last_activity_at: sql`greatest(t.last_activity_at, s.last_activity_at)`,
    },
    joins: companyJoin({ crm, req }),
    now,
    req,
    span,
    stage: leadStage(crm),
  })
  await addTags(args)
  await writeOrders(args)
  await writeOrderLines(args)
  await addHistory(args)
  await completeHistory(args)
}
