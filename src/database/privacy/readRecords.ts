import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Query } from '../session.js'
import type { Person } from './readPerson.js'

import { DUPLICATE_TABLES } from '../duplicates/tables.js'
import { inSchema } from '../inSchema.js'
import { findReferences } from '../references/findReferences.js'
import { execute, tableNameOf } from '../session.js'
import { accountTables } from './textTables.js'

/** Rows by the tables they stand in, each as the database has it. */
export type PersonRecords = Record<string, Record<string, unknown>[]>

/** Everything that is or points to one of a person's contacts, and their leads; but for accounts. */
export const readPersonRecords = async ({
  crm,
  person: { contacts, leads },
  req,
}: {
  crm: CRMContext
  person: Person
  req: PayloadRequest
}): Promise<PersonRecords> => {
  const contactsTable = tableNameOf({ collection: crm.slugs.contacts, req })
  const leadsTable = tableNameOf({ collection: crm.slugs.leads, req })
  const conditions = new Map<string, Query[]>()
  const add = (table: string, column: string, ids: string[], also = sql``): void => {
    if (ids.length > 0) {
      const list = sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      )
      const condition = sql`(t.${sql.identifier(column)} in (${list}) ${also})`
      conditions.set(table, [...(conditions.get(table) ?? []), condition])
    }
  }
  add(contactsTable, 'id', contacts)
  const accounts = accountTables(req)
  for (const { column, table } of await findReferences({ req, table: contactsTable })) {
    if (!accounts.includes(table)) {
      add(table, column, contacts)
    }
  }
  add(leadsTable, 'id', leads)
  // Companies are merged as well, and may have the same ids.
  add(DUPLICATE_TABLES.merges, 'winner', contacts, sql`and t.kind = 'contacts'`)

  const records: PersonRecords = {}
  for (const [table, either] of conditions) {
    const rows = await execute<{ record: Record<string, unknown> }>({
      query: sql`
        select to_jsonb(t) as record from ${inSchema({ name: table, req })} t
        where ${sql.join(either, sql` or `)}`,
      req,
    })
    if (rows.length > 0) {
      records[table] = rows.map(({ record }) => record)
    }
  }
  return records
}
