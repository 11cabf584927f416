import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { EventKind } from '../../domain/audience/types.js'

import { RULE } from '../../domain/audience/rule.js'
import { storableJSON } from '../../domain/insights/storableJSON.js'
import { enumOf, execute, ownTable, tableOf } from '../session.js'
import { contactIDType } from './contactIDs.js'
import { column, counterColumns, eachCounter, momentsOf, settleSQL } from './settleSQL.js'
import { condenseSQL, latestSQL } from './stateSQL.js'
import { AUDIENCE_TABLES } from './tables.js'

/** An event as it is stored. */
export type StoredEvent = {
  /** The id of a contact that is locked. */
  contact: string
  /** The sender's id and the sender, hashed. */
  id: string
  isMachine: boolean
  kind: EventKind
  meta: unknown
  /** ISO 8601, UTC. */
  occurredAt: string
  source: string
}

/**
 * Stores events, and in the same statement everything that follows from them: counters and moments on
 * the contacts, what the rule of engagement remembers, stages, and who moved. An event that is there
 * already is passed over, and nothing follows from it. The contacts have to be locked.
 *
 * @returns ids of the events that are new
 */
export const writeEvents = async ({
  crm,
  events,
  now,
  req,
}: {
  crm: CRMContext
  events: StoredEvent[]
  now: Date
  req: PayloadRequest
}): Promise<Set<string>> => {
  const at = sql`${now.toISOString()}::timestamptz`
  const kind = enumOf({ collection: crm.slugs.events, field: 'kind', req })
  const rows = await execute<{ id: string }>({
    query: sql`
      with stored as (
        insert into ${tableOf({ collection: crm.slugs.events, req })}
          (id, contact_id, kind, is_machine, occurred_at, source, meta)
        select x.id, x.contact, x.kind::${kind}, x."isMachine", x."occurredAt", x.source, x.meta
        from json_to_recordset(${storableJSON(events)}::json) as x(id text,
          contact ${contactIDType({ crm, req })}, kind text, "isMachine" boolean,
          "occurredAt" timestamptz(3), source text, meta jsonb)
        order by x.id
        on conflict (id) do nothing
        returning id, contact_id, kind::text as kind, is_machine, occurred_at as at
      ), fresh as (
        select contact_id, max(at) as last_event_at, ${momentsOf('email_open')} as opens,
          ${momentsOf('visit')} as visits, ${counterColumns}
        from stored where not is_machine group by contact_id
      ), merged as (
        select c.id, ${eachCounter(({ at: last, count }) => sql`f.${column(count)}, f.${column(last)}`)},
          coalesce(e.stage, c.engagement_stage::text) as former,
          coalesce(e.since, c.subscribed_at, c.created_at) as since,
          greatest(e.last_event_at, f.last_event_at) as last_event_at,
          ${latestSQL({ count: RULE.engagedOpens, former: sql`e.last_opens`, fresh: sql`f.opens` })} as last_opens,
          ${latestSQL({ count: RULE.engagedVisits, former: sql`e.last_visits`, fresh: sql`f.visits` })} as last_visits,
          ${condenseSQL({ former: sql`e.open_weeks`, fresh: sql`f.opens`, now: at })} as open_weeks
        from fresh f join ${tableOf({ collection: crm.slugs.contacts, req })} c on c.id = f.contact_id
        left join ${ownTable({ name: AUDIENCE_TABLES.engagement, req })} e on e.contact = f.contact_id
      ), ${settleSQL({ at, cause: 'events', counters: 'added', crm, req })}
      select id from stored`,
    req,
  })
  return new Set(rows.map(({ id }) => id))
}
