import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'

import { execute, tableOf } from '../session.js'

/**
 * A temporary table that holds the rows of a file as they will be written, until the transaction
 * ends. Rows are compared and written from it set by set, so that memory stays flat however long
 * the file is, and a row that is there twice is found without remembering all of them.
 */
export type Stage = {
  /** Slug of the collection the rows are for. */
  collection: string
  /** Columns it has in common with the collection's table. */
  columns: string[]
  /** The column by which a row is found again. */
  key: string
  name: string
}

/** What becomes of a staged row. */
export type Change = 'created' | 'unchanged' | 'updated'

export const columnList = ({ alias, columns }: { alias?: string; columns: string[] }): Query =>
  sql.join(
    columns.map((column) =>
      alias ? sql`${sql.identifier(alias)}.${sql.identifier(column)}` : sql.identifier(column),
    ),
    sql`, `,
  )

export const nameOf = ({ name }: Pick<Stage, 'name'>): Query => sql`pg_temp.${sql.identifier(name)}`

/** Makes the empty table; its columns have the types of the collection's own. */
export const createStage = async ({
  extra,
  req,
  stage,
}: {
  /** Further columns: the names, and expressions that give them their types. */
  extra: Record<string, Query>
  req: PayloadRequest
  stage: Stage
}): Promise<void> => {
  const { collection, columns, key } = stage
  const name = nameOf(stage)
  const table = tableOf({ collection, req })
  const extras = Object.entries(extra).map(
    ([column, type]) => sql`, ${type} as ${sql.identifier(column)}`,
  )
  await execute({ query: sql`drop table if exists ${name}`, req })
  await execute({
    query: sql`
      create temporary table ${sql.identifier(stage.name)} on commit drop as
      select ${columnList({ alias: 't', columns })}, t.id as target_id${sql.join(extras)}
      from ${table} t with no data`,
    req,
  })
  await execute({
    query: sql`
      alter table ${name} add column line integer not null,
        add column change text not null default 'created', add column trashed text,
        add primary key (${sql.identifier(key)})`,
    req,
  })
  await execute({
    query: sql`create index on ${name} (line)`,
    req,
  })
}

/**
 * Adds rows, named by column; of rows with the same key the first stays.
 *
 * @returns the lines that were added
 */
export const fillStage = async ({
  req,
  rows,
  stage,
}: {
  req: PayloadRequest
  rows: ({ line: number } & Record<string, unknown>)[]
  stage: Stage
}): Promise<Set<number>> => {
  const [first] = rows
  if (!first) {
    return new Set()
  }
  const columns = columnList({ columns: Object.keys(first) })
  const name = nameOf(stage)
  const added = await execute<{ line: number }>({
    query: sql`
      insert into ${name} (${columns})
      select ${columns} from json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json)
      on conflict (${sql.identifier(stage.key)}) do nothing returning line`,
    req,
  })
  return new Set(added.map(({ line }) => line))
}

/**
 * Compares what is staged with what is stored: a row whose fingerprint is the same is left alone, and
 * one whose record lies in the trash is marked.
 */
export const compareStage = async ({
  record,
  remember = {},
  req,
  stage,
}: {
  /** What a record is called, for the mark. */
  record: string
  /** Staged columns that take over a value of the stored row (alias `t`). */
  remember?: Record<string, Query>
  req: PayloadRequest
  stage: Stage
}): Promise<void> => {
  const name = nameOf(stage)
  const key = sql.identifier(stage.key)
  const table = tableOf({ collection: stage.collection, req })
  const remembered = Object.entries(remember).map(
    ([column, value]) => sql`, ${sql.identifier(column)} = ${value}`,
  )
  await execute({ query: sql`analyze ${name}`, req })
  await execute({
    query: sql`
      update ${name} s set target_id = t.id, change = case
        when t.import_hash is not distinct from s.import_hash then 'unchanged' else 'updated' end,
        trashed = case when t.deleted_at is not null then ${record} end
        ${sql.join(remembered)}
      from ${table} t where t.${key} = s.${key}`,
    req,
  })
  await execute({ query: sql`analyze ${name}`, req })
}

/** A staged row whose record, or one that hangs on it, lies in the trash. */
export type TrashedRow = {
  isChanged: boolean
  label: string
  line: number
  /** What lies there: a lead, say. */
  record: string
}

const PAGE_ROWS = 1000

/** The rows marked as lying in the trash, by line; never all of them at once. */
export const readTrashed = async function* ({
  label,
  req,
  stage,
}: {
  /** Column by which people know the row. */
  label: string
  req: PayloadRequest
  stage: Stage
}): AsyncGenerator<TrashedRow> {
  for (let after = 0; ;) {
    const rows = await execute<TrashedRow>({
      query: sql`
        select line, ${sql.identifier(label)} as label, trashed as record,
          change <> 'unchanged' as "isChanged"
        from ${nameOf(stage)} where trashed is not null and line > ${after}
        order by line limit ${PAGE_ROWS}`,
      req,
    })
    yield* rows
    if (rows.length < PAGE_ROWS) {
      return
    }
    after = rows.at(-1)!.line
  }
}

/** Takes the marked rows that would be written out of the stage: what is in the trash stays as it is. */
export const dropTrashed = async ({
  req,
  stage,
}: {
  req: PayloadRequest
  stage: Stage
}): Promise<void> => {
  await execute({
    query: sql`delete from ${nameOf(stage)} where trashed is not null and change <> 'unchanged'`,
    req,
  })
}

/** How many rows of the stage there are of each kind. */
export const countChanges = async ({
  req,
  stage,
}: {
  req: PayloadRequest
  stage: Stage
}): Promise<Record<Change, number>> => {
  const counts = await execute<{ change: Change; count: number }>({
    query: sql`select change, count(*)::int as count from ${nameOf(stage)} group by change`,
    req,
  })
  const none = { created: 0, unchanged: 0, updated: 0 }
  return Object.fromEntries([
    ...Object.entries(none),
    ...counts.map(({ change, count }) => [change, count]),
  ]) as Record<Change, number>
}
