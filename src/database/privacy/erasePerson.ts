import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Identifiers } from '../../domain/privacy/identifiers.js'
import type { Query } from '../session.js'
import type { Person } from './readPerson.js'

import { LOGGED_TYPES } from '../../domain/activities/types.js'
import { createScrubber } from '../../domain/privacy/scrub.js'
import { foldText } from '../../domain/search/foldText.js'
import { DUPLICATE_TABLES } from '../duplicates/tables.js'
import { inSchema } from '../inSchema.js'
import { findReferences, isPart } from '../references/findReferences.js'
import { SEARCH_TABLES, WORDS_TABLE } from '../search/tables.js'
import { execute, ownTable, tableNameOf, tableOf } from '../session.js'
import { TABLES } from '../tables.js'
import { blankContacts } from './blankContacts.js'
import { matchesAny, scrubTable } from './scrubTable.js'
import { suppress } from './suppressions.js'
import { findTextTables } from './textTables.js'
import { withoutShared } from './withoutShared.js'

type Args = { crm: CRMContext; person: Person; req: PayloadRequest }

/** How often rows of which tables had something to take out, besides the contacts' own. */
export type ErasedRows = Record<string, number>

/** Not as one array: so they may be of whatever kind ids are. */
const among = (values: string[]): Query =>
  sql`in (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`

/** What only a contact, or work about contacts, says of itself. */
const IS_CONTACT = '(?=.*("firstName":|"kind": ?"contacts"))'

/** A number is a contact's id only where it is called one: other records count from one as well. */
const mentionOf = (ids: string[]): string =>
  ids
    .flatMap((id) =>
      /^\d+$/.test(id)
        ? [`"contact": ?"?${id}"?[,}]`, `^${IS_CONTACT}.*"id": ?"?${id}"?[,}]`]
        : [`"${id}"`],
    )
    .join('|')

const NOTHING: Identifiers = { emails: [], names: [], phones: [], words: [] }

/** What companies are called is no word about a person, even where both have a name in common. */
const NAMES_OF_OTHERS = ['company_name', 'name']

/** What is only there because of these contacts, and counts nowhere. */
const deleteTraces = async ({ crm, person: { contacts }, req }: Args): Promise<void> => {
  const { duplicates, mergeRows, merges } = DUPLICATE_TABLES
  const own = (name: string): Query => ownTable({ name, req })
  const ids = among(contacts)
  const contactsTable = tableNameOf({ collection: crm.slugs.contacts, req })
  const merged = sql`kind = 'contacts' and (winner ${ids} or loser ${ids})`
  const deletions = [
    sql`delete from ${own(mergeRows)} where merge in (select id from ${own(merges)} where ${merged})`,
    sql`delete from ${own(merges)} where ${merged}`,
    sql`delete from ${own(duplicates)} where kind = 'contacts' and (a ${ids} or b ${ids})`,
    // Undoing the import would bring back who was there before. Other kinds log other records' ids.
    sql`
      delete from ${own(TABLES.importRows)} where record ${ids} and import not in (
        select id::text from ${tableOf({ collection: crm.slugs.imports, req })}
        where kind <> 'contacts'
      )`,
  ]
  for (const query of deletions) {
    await execute({ query, req })
  }
  // Tags, tables of array fields, and former versions: rows that are a part of the contact.
  const references = await findReferences({ req, table: contactsTable })
  for (const { column, table } of references) {
    if (isPart({ column, of: contactsTable, table })) {
      await execute({
        query: sql`
          delete from ${inSchema({ name: table, req })}
          where ${sql.identifier(column)} ${ids}`,
        req,
      })
    }
  }
}

/** What was said with somebody goes; that it was said, when and by whom, counts. */
const emptyTimeline = async ({ crm, person: { contacts }, req }: Args): Promise<void> => {
  const ids = among(contacts)
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.activities, req })}
      set subject = null, body = null, updated_at = now()
      where contact_id ${ids} and type::text ${among([...LOGGED_TYPES])}`,
    req,
  })
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.events, req })} set meta = null
      where contact_id ${ids} and meta is not null`,
    req,
  })
}

/** Words of names that nobody is called any more. */
const forgetWords = async ({ person: { names }, req }: Args): Promise<void> => {
  const words = [...new Set(names.flatMap((name) => foldText(name).split(' ').filter(Boolean)))]
  if (words.length === 0) {
    return
  }
  const uses = Object.values(SEARCH_TABLES).map(
    (name) => sql`exists (
      select from ${ownTable({ name, req })} s where s.text like '% ' || w.word || ' %'
    )`,
  )
  await execute({
    query: sql`
      delete from ${ownTable({ name: WORDS_TABLE, req })} w
      where w.word collate "C" ${among(words)} and not (${sql.join(uses, sql` or `)})`,
    req,
  })
}

/**
 * Takes a person out of the database, inside the request's transaction: out of the contact and its
 * leads, out of what refers to them, and out of every text and JSON of every other table.
 */
export const erasePerson = async ({
  name,
  ...args
}: {
  /** What the contact is called from now on. */
  name: string
} & Args): Promise<ErasedRows> => {
  const { crm, person, req } = args
  const rows: ErasedRows = {}
  const tables = new Map((await findTextTables({ req })).map((table) => [table.name, table]))
  const note = (table: string, count: number): void => {
    if (count > 0) {
      rows[table] = (rows[table] ?? 0) + count
    }
  }
  await deleteTraces(args)
  await emptyTimeline(args)

  // In what is about this person, also what others share is theirs, and their first name alone.
  const whole = createScrubber({ ...person.identifiers, words: [] })
  const alone = createScrubber({ ...NOTHING, words: person.identifiers.words })
  const scrubLinked = async (name: string, column: string, ids: string[]): Promise<void> => {
    const table = tables.get(name)
    if (table && ids.length > 0) {
      const where = sql`t.${sql.identifier(column)} ${among(ids)}`
      const columns = table.columns.filter((one) => !NAMES_OF_OTHERS.includes(one.name))
      note(name, await scrubTable({ req, scrubber: whole, table, where }))
      note(name, await scrubTable({ req, scrubber: alone, table: { ...table, columns }, where }))
    }
  }
  for (const [slug, ids] of [
    [crm.slugs.contacts, person.contacts],
    [crm.slugs.leads, person.leads],
  ] as const) {
    const table = tableNameOf({ collection: slug, req })
    for (const reference of await findReferences({ req, table })) {
      await scrubLinked(reference.table, reference.column, ids)
    }
  }
  await scrubLinked(tableNameOf({ collection: crm.slugs.leads, req }), 'id', person.leads)

  await blankContacts({ name, contacts: person.contacts, crm, req })
  if (person.leads.length > 0) {
    await execute({
      query: sql`
        update ${tableOf({ collection: crm.slugs.leads, req })}
        set contact_email = null, contact_id = null, contact_name = null, contact_phone = null,
          updated_at = now()
        where id ${among(person.leads)}`,
      req,
    })
  }
  await forgetWords(args)

  // Kept answers and queued work about the contact say its parts one by one.
  const mention = mentionOf(person.contacts)
  for (const table of tables.values()) {
    const columns = table.columns.filter((one) => !NAMES_OF_OTHERS.includes(one.name))
    if (columns.length > 0) {
      const where = matchesAny({ columns, pattern: mention })
      note(
        table.name,
        await scrubTable({ req, scrubber: alone, table: { ...table, columns }, where }),
      )
    }
  }
  const own = await withoutShared({ crm, identifiers: person.identifiers, req })
  const scrubber = createScrubber(own)
  for (const table of tables.values()) {
    note(table.name, await scrubTable({ req, scrubber, table, where: null }))
  }
  await suppress({ emails: person.identifiers.emails, req })
  return rows
}
