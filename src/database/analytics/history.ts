import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'
import type { Args, LeadScope } from './scope.js'

import { adapterOf, ownTable, tableNameOf, tableOf } from '../session.js'
import { TABLES } from '../tables.js'

export const historyOf = (req: Args['req']): Query => ownTable({ name: TABLES.leadHistory, req })

/** The id of a lead that the history keeps as text, in the type of the leads' own ids. */
export const leadID = ({ id, crm, req }: { id: Query } & Args): Query => {
  const table = adapterOf(req).tables[tableNameOf({ collection: crm.slugs.leads, req })]!
  const type = (table.id as { getSQLType: () => string }).getSQLType()
  return sql`(${id})::${sql.raw(type === 'serial' ? 'integer' : type)}`
}

/**
 * Leads whose state changed from a moment on, until another: everything else is as it is now, so
 * that a look into the past costs what happened since, not what there is.
 */
export const changedLeads = ({
  from,
  req,
  to = sql`'infinity'::timestamptz`,
}: {
  from: Query
  req: Args['req']
  to?: Query
}): Query =>
  sql`select distinct h.lead from ${historyOf(req)} h where h.at >= ${from} and h.at < ${to}`

/** The state of a lead right before a moment, as a table to join laterally. */
export const stateBefore = ({
  lead,
  moment,
  req,
}: {
  lead: Query
  moment: Query
  req: Args['req']
}): Query =>
  sql`(select h.* from ${historyOf(req)} h where h.lead = ${lead} and h.at < ${moment}
    order by h.at desc limit 1)`

/**
 * Whether the viewer may read a lead of the history. What was destroyed is read by those who read
 * everything.
 */
export const isReadable = ({
  crm,
  lead,
  req,
  scope: { readable },
}: { lead: Query; scope: LeadScope } & Args): Query =>
  readable === null
    ? sql`true`
    : sql`exists (select from ${tableOf({ collection: crm.slugs.leads, req })} l
        where l.id = ${leadID({ id: lead, crm, req })} and l.id ${readable})`
