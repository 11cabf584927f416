import type { PostgresAdapter } from '@payloadcms/db-postgres'

import { createHash } from 'node:crypto'

import type { CRMContext } from '../../context.js'
import type { Kept, Names, TriggerEvent, Watch } from './types.js'

import { tableNameOf } from '../session.js'

/** A trigger as it should be; `hash` stands in its comment, so that a change is noticed. */
export type Trigger = {
  create: string
  createFunction: string
  hash: string
  name: string
  table: string
}

export type Definition = {
  fill: string[]
  functions: string[]
  /** Of everything the kept thing consists of. */
  hash: string
  name: string
  triggers: Trigger[]
}

const TRANSITION: Record<TriggerEvent, string> = {
  delete: 'referencing old table as old_rows',
  insert: 'referencing new table as new_rows',
  truncate: '',
  update: 'referencing old table as old_rows new table as new_rows',
}

/** On what a trigger fires, and with what its body is called. */
const firesOn = ({ event, table, watch }: { event: TriggerEvent; table: string; watch: Watch }) => {
  const columns = event === 'update' ? watch.updatedColumns : undefined
  if (!columns) {
    return `after ${event} on ${table}
      ${TRANSITION[event]}
      for each statement`
  }
  const rowOf = (row: string): string => `(${columns.map((name) => `${row}.${name}`).join(', ')})`
  return `after update of ${columns.join(', ')} on ${table} for each row
      when (${rowOf('old')} is distinct from ${rowOf('new')})`
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

const hashOf = (...parts: string[]): string =>
  createHash('md5').update(parts.join('\n')).digest('hex')

/** A column's type where the column counts by itself. */
const COUNTING: Record<string, string> = { bigserial: 'bigint', serial: 'integer' }

export const namesOf = ({
  adapter,
  crm,
}: {
  adapter: PostgresAdapter
  crm: Pick<CRMContext, 'slugs'>
}): Names => {
  const schema = adapter.schemaName ? `${quote(adapter.schemaName)}.` : ''
  const req = { payload: { db: adapter } }
  return {
    idTypeOf: (collection) => {
      const name = tableNameOf({ collection: crm.slugs[collection], req })
      const id = adapter.tables[name]!.id as unknown as { getSQLType: () => string }
      const type = id.getSQLType()
      return COUNTING[type] ?? type
    },
    own: (name) => `${schema}${quote(name)}`,
    tableOf: (collection, subTable) =>
      `${schema}${quote(tableNameOf({ collection: crm.slugs[collection], req, subTable }))}`,
  }
}

const toTriggers = ({
  kept,
  names,
  watch,
}: {
  kept: string
  names: Names
  watch: Watch
}): Trigger[] =>
  Object.entries(watch.on).map(([event, body]) => {
    const name = `crm_${kept}_${watch.name}_${event}`
    const table = names.tableOf(watch.collection, watch.subTable)
    const createFunction = `
      create or replace function ${names.own(name)}() returns trigger language plpgsql as $crm$
      begin
        ${body}
        return null;
      end $crm$`
    const create = `
      create or replace trigger ${quote(name)} ${firesOn({ event: event as TriggerEvent, table, watch })} execute function ${names.own(name)}()`
    return { name, create, createFunction, hash: hashOf(createFunction, create), table }
  })

export const defineKept = ({ kept, names }: { kept: Kept; names: Names }): Definition => {
  const { fill, functions = [], watches } = kept.define(names)
  const triggers = watches.flatMap((watch) => toTriggers({ kept: kept.name, names, watch }))
  return {
    name: kept.name,
    fill,
    functions,
    hash: hashOf(...fill, ...functions, ...triggers.map(({ hash }) => hash)),
    triggers,
  }
}
