import { sql } from '@payloadcms/db-postgres'

import type { OnDuplicate } from '../../../domain/contacts/import/schema.js'
import type { Query } from '../../session.js'
import type { SharedWord } from '../syncLeads.js'
import type { ID, StageArgs } from './parts.js'

import { MOST_TAGS } from '../../../domain/contacts/tagsSchema.js'
import { newID } from '../../import/newID.js'
import { adapterOf, execute } from '../../session.js'
import { namesOf } from '../../triggers/definitions.js'
import { historyOf } from '../historyOf.js'
import { syncLeads } from '../syncLeads.js'
import { isChanged, mergedColumns } from './mergedColumns.js'
import { CONSENTS, listOf, named, nameOf, partsOf, ROWS } from './parts.js'

type WriteArgs = {
  /** How the timeline says where an answer comes from that names no source. */
  consentSource: string
  createdBy: ID | null
  importID: ID
  /** ISO 8601; also the mark by which a contact is known to be as the import left it. */
  now: string
  onDuplicate: OnDuplicate
} & StageArgs

/** A contact that was made or changed, by which line. */
type Written = { id: ID; line: number }

/** Makes the new contacts. An address that somebody has taken meanwhile is left to them. */
const insertCreated = async (args: WriteArgs): Promise<Written[]> => {
  const { createdBy, fields, importID, now, req } = args
  const { columnOf, contacts, log, plain } = partsOf(args)
  const name = namesOf({ adapter: adapterOf(req), crm: args.crm }).tableOf('contacts')
  const id = newID(req) ?? sql`nextval(pg_get_serial_sequence(${name}, 'id'))`
  const s = (field: string): Query => sql`s.${named(columnOf(field))}`
  const values = new Map<string, Query>(plain.map((field) => [columnOf(field), s(field)]))
  const set = (field: string, value: Query): void => void values.set(columnOf(field), value)
  for (const { at, source, status } of CONSENTS) {
    set(status, sql`coalesce(${s(status)}, 'unknown')`)
    set(at, s(at))
    set(source, s(source))
  }
  if (fields.includes('doNotContact')) {
    set('doNotContact', sql`coalesce(${s('doNotContact')}, false)`)
  }
  set('engagementStage', sql`'new'`)
  set('engagementStageEnteredAt', sql`${now}::timestamptz`)
  set('lifecycle', sql`coalesce(${s('lifecycle')}, 'lead')`)
  set('name', nameOf(s('firstName'), s('lastName'), s('email'), s('phone')))
  set('owner', sql`coalesce(${s('owner')}, ${createdBy})`)
  set('source', sql`coalesce(${s('source')}, 'import')`)
  set(
    'subscribedAt',
    sql`coalesce(${s('subscribedAt')},
    case when ${s('emailConsent')}::text = 'granted' then ${s('emailConsentAt')} end)`,
  )
  set('createdBy', sql`${createdBy}`)
  set('createdAt', sql`${now}::timestamptz`)
  set('updatedAt', sql`${now}::timestamptz`)
  values.set('id', sql`s.id`)
  await execute({ query: sql`update ${ROWS} set id = ${id} where crm_change = 'created'`, req })
  return execute<Written>({
    query: sql`
      with made as (
        insert into ${contacts} (${listOf([...values.keys()].map(named))})
        select ${listOf([...values.values()])} from ${ROWS} s
        where s.crm_change = 'created' order by s.crm_line
        on conflict (${named(columnOf('email'))}) where ${named(columnOf('deletedAt'))} is null do nothing
        returning id
      ), logged as (
        insert into ${log} (import, record, written_at)
        select ${String(importID)}, made.id::text, ${now}::timestamptz from made
      )
      update ${ROWS} s set crm_target_id = made.id from made where s.id = made.id
      returning made.id, s.crm_line as line`,
    req,
  })
}

/** Locks the contacts that are known, and keeps of those that will change what stands there before. */
const keepBefore = (args: WriteArgs): Promise<unknown> =>
  execute({
    query: sql`
      with o as (
        select t.* from ${partsOf(args).contacts} t
        where t.id in (select crm_target_id from ${ROWS} where crm_change = 'updated')
        order by t.id for update
      )
      update ${ROWS} s set crm_before = to_jsonb(o) from o
      where o.id = s.crm_target_id and o.deleted_at is null and ${isChanged(mergedColumns(args))}`,
    req: args.req,
  })

const updateKnown = async (args: WriteArgs): Promise<Written[]> => {
  const { importID, now, req } = args
  const { contacts, log } = partsOf(args)
  const columns = mergedColumns(args)
  const former = listOf(
    [...columns.keys()].flatMap((column) => [
      sql`${sql.raw(`'${column}'`)}`,
      sql`o.${named(column)}`,
    ]),
  )
  return execute<Written>({
    query: sql`
      with done as (
        update ${contacts} t
        set ${listOf([...columns].map(([column, value]) => sql`${named(column)} = ${value}`))},
          updated_at = ${now}::timestamptz
        from ${ROWS} s, ${contacts} o
        where s.crm_before is not null and o.id = s.crm_target_id and t.id = o.id
        returning t.id, s.crm_line as line, jsonb_build_object(${former}) || jsonb_build_object(
          'addedTags', s.crm_added_tags, 'writtenAt', o.updated_at) as former
      ), logged as (
        insert into ${log} as l (import, record, former, written_at)
        select ${String(importID)}, done.id::text, done.former, ${now}::timestamptz from done
        on conflict (import, record) do update set written_at = excluded.written_at,
          former = case when l.former is not null then l.former || jsonb_build_object(
            'addedTags', (l.former -> 'addedTags') || (excluded.former -> 'addedTags')) end
      )
      select id, line from done`,
    req,
  })
}

const linesOf = (written: Written[]): Query =>
  sql`select json_array_elements_text(${JSON.stringify(written.map(({ line }) => line))}::json)::int`

const addTags = async ({ written, ...args }: { written: Written[] } & WriteArgs): Promise<void> => {
  const { tags } = partsOf(args)
  await execute({
    query: sql`
      insert into ${tags} ("order", parent_id, path, text)
      select n.place, n.crm_target_id, 'tags', n.tag from (
        select s.crm_target_id, w.tag, w.place + coalesce(h.last, 0) as place, w.place + h.count as number
        from ${ROWS} s
        cross join jsonb_array_elements_text(s.crm_added_tags) with ordinality w(tag, place)
        cross join lateral (
          select max(x."order") as last, count(*) as count from ${tags} x
          where x.parent_id = s.crm_target_id and x.path = 'tags'
        ) h
        where s.crm_line in (${linesOf(written)})
      ) n where n.number <= ${MOST_TAGS}`,
    req: args.req,
  })
}

/** What changed about consents and journeys goes to the timeline. */
const recordHistory = ({
  written,
  ...args
}: { written: Written[] } & WriteArgs): Promise<unknown> =>
  execute({
    query: historyOf({
      ...args,
      author: args.createdBy,
      changed: sql`
        select s.crm_before as before, to_jsonb(t) as after from ${ROWS} s
        join ${partsOf(args).contacts} t on t.id = s.crm_target_id where s.crm_line in (${linesOf(written)})`,
      source: args.consentSource,
    }),
    req: args.req,
  })

/** What contacts and their leads both say, of that which the file says. */
const sharedWords = (fields: string[]): SharedWord[] => [
  ...(['email', 'phone'] as const).filter((field) => fields.includes(field)),
  ...(['firstName', 'lastName'].some((field) => fields.includes(field)) ? ['name' as const] : []),
]

/**
 * Writes the staged rows with all that follows from them: the timeline, and the leads of whom they are
 * about. Remembers for the import which contacts they were and what stood there before.
 *
 * @returns the lines that made a contact, and those that changed one
 */
export const writeContacts = async (
  args: WriteArgs,
): Promise<{ created: Set<number>; updated: Set<number> }> => {
  const created = await insertCreated(args)
  await keepBefore(args)
  const updated = await updateKnown(args)
  const written = [...created, ...updated]
  await addTags({ ...args, written })
  await recordHistory({ ...args, written })
  const { crm, fields, req } = args
  await syncLeads({
    contact: updated.map(({ id }) => id),
    crm,
    req,
    words: sharedWords(fields),
  })
  return {
    created: new Set(created.map(({ line }) => line)),
    updated: new Set(updated.map(({ line }) => line)),
  }
}
