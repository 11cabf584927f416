import { sql } from '@payloadcms/db-postgres'

import type { ReadField } from './readField.js'
import type { Document, Stored } from './readStored.js'

import { adapterOf, tableNameOf, tableOf } from '../session.js'
import { readRows } from './readStored.js'

type Value = boolean | null | number | string

/** A column and what is written to it, or a list that has to be as it is. */
type Part = { column: string; value: Value } | { list: unknown[]; path: string[] }

const isPlain = (value: unknown): value is Value =>
  value === null || ['boolean', 'number', 'string'].includes(typeof value)

const isObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A moment as Payload writes it; what is no moment stays as it is. */
const timeOf = (value: unknown): unknown => {
  const time = typeof value === 'number' ? new Date(value) : value
  return time instanceof Date ? time.toISOString() : time
}

/** What writing a field takes; `null` where it is more than a column, `[]` where nothing is said. */
const partsOfField = ({
  data,
  field,
  path,
}: {
  data: Document
  field: ReadField
  path: string[]
}): null | Part[] => {
  const value = data[field.name]
  const place = [...path, field.name]
  if (value === undefined) {
    return []
  }
  if (field.kind === 'texts') {
    return Array.isArray(value) ? [{ list: value, path: place }] : []
  }
  if (field.kind === 'group') {
    return isObject(value) ? partsOf({ data: value, fields: field.fields, path: place }) : null
  }
  if (field.kind === 'rows') {
    return null
  }
  const written = field.kind === 'date' ? timeOf(value) : value
  return isPlain(written) ? [{ column: field.column, value: written }] : null
}

const partsOf = ({
  data,
  fields,
  path,
}: {
  data: Document
  fields: ReadField[]
  path: string[]
}): null | Part[] => {
  const parts = fields.map((field) => partsOfField({ data, field, path }))
  return parts.every((one) => one !== null) ? parts.flat() : null
}

const isSame = ({
  doc,
  list,
  path,
}: {
  doc: Document
  list: unknown[]
  path: string[]
}): boolean => {
  const stored = path.reduce<unknown>((value, name) => (value as Document)[name], doc) as unknown[]
  return stored.length === list.length && stored.every((text, at) => text === list[at])
}

/**
 * Writes a document whose lists stay as they are, in one statement that answers with the document.
 * Payload's own way writes such a document in three or more.
 *
 * @returns `null` when it takes Payload to write it: lists that change, rows of arrays, values that
 * are computed in the database, and ids that are not there
 */
export const writeStored = async ({
  id,
  data,
  ...stored
}: { data: Document; id: number | string } & Stored): Promise<Document | null> => {
  const parts = partsOf({ data, fields: stored.fields, path: [] })
  const isTimed = typeof data.updatedAt === 'string' // without one, Payload knows what to put there
  if (!parts || !isTimed || Object.keys(data).some((key) => key.includes('.'))) {
    return null
  }
  const table = adapterOf(stored.req).tables[tableNameOf(stored)] as unknown as Record<
    string,
    { name: string }
  >
  const assignments = parts.flatMap((part) =>
    'column' in part ? [sql`${sql.identifier(table[part.column]!.name)} = ${part.value}`] : [],
  )
  const [doc] = await readRows({
    ...stored,
    from: sql`page`,
    with: sql`with page as (
      update ${tableOf(stored)} set ${sql.join(assignments, sql`, `)} where id = ${id} returning *)`,
  })
  const isWhole = parts.every((part) => !('list' in part) || (doc && isSame({ ...part, doc })))
  return doc && isWhole ? doc : null
}
