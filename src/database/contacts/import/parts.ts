import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../../context.js'
import type { ContactRow } from '../../../domain/contacts/import/types.js'
import type { Query } from '../../session.js'

import { CONSENT_CHANNELS } from '../../../domain/contacts/types.js'
import { adapterOf, ownTable, tableNameOf, tableOf } from '../../session.js'
import { TABLES } from '../../tables.js'

export type ID = number | string

export type StageArgs = { crm: CRMContext; fields: string[]; req: PayloadRequest }

/** A row that is written: to a contact that is there, or as a new one. */
export type StagedContact = {
  company: ID | null
  /** When consents were given or taken back; as of now where the file does not say. */
  consentAt: null | string
  consentSource: string
  line: number
  owner: ID | null
  target: ID | null
} & Pick<ContactRow, 'consents' | 'tags' | 'values'>

/** Rows of one chunk as they will be written; until the transaction ends. */
export const ROWS: Query = sql.raw('pg_temp.crm_contact_rows')

/** Set however a contact is made. */
const ALWAYS = ['company', 'owner', 'subscribedAt']

export const CONSENTS = CONSENT_CHANNELS.map((channel) => ({
  at: `${channel}ConsentAt`,
  source: `${channel}ConsentSource`,
  status: `${channel}Consent`,
}))

/** The tables an import writes to, and what columns its fields stand in. */
export const partsOf = ({
  crm,
  fields,
  req,
}: StageArgs): {
  columnOf: (field: string) => string
  contacts: Query
  log: Query
  /** Fields that are written as they are. */
  plain: string[]
  tags: Query
} => {
  const collection = crm.slugs.contacts
  const name = tableNameOf({ collection, req })
  const { tables } = adapterOf(req)
  const table = tables[name] as unknown as Record<string, { name: string }>
  const columnOf = (field: string): string => table[field]!.name
  return {
    columnOf,
    contacts: tableOf({ collection, req }),
    log: ownTable({ name: TABLES.importRows, req }),
    plain: [...new Set([...ALWAYS, ...fields])].filter((field) => field !== 'doNotContact'),
    tags: sql`${tables[`${name}_texts`]}`,
  }
}

export const named = (column: string): Query => sql`${sql.identifier(column)}`

export const listOf = (parts: Query[]): Query => sql.join(parts, sql`, `)

/** What to call a contact: as `nameOfContact` says. */
export const nameOf = (first: Query, last: Query, email: Query, phone: Query): Query =>
  sql`coalesce(nullif(concat_ws(' ', nullif(${first}, ''), nullif(${last}, '')), ''), ${email}, ${phone})`
