import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'
import type { ByID } from './byID.js'
import type { ReadField } from './readField.js'

import { execute, tableOf } from '../session.js'
import { projectionOf } from './projection.js'

/** Which collection's documents, what is stored of them, and in whose transaction. */
export type Stored = {
  collection: string
  fields: ReadField[]
  req: Parameters<typeof execute>[0]['req']
}

export type Document = Record<string, unknown>

/** The documents of the rows that a query gives. */
export const readRows = async ({
  from,
  with: before,
  ...stored
}: {
  /** What follows `from`: gives rows of the table under the name `page`. */
  from: Query
  /** What stands before the `select`. */
  with?: Query
} & Stored): Promise<Document[]> => {
  const rows = await execute<{ doc: Document }>({
    query: sql`${before ?? sql.raw('')} select (
      select row_to_json(d) from (select ${projectionOf(stored)}) d
    ) as doc from ${from}`,
    req: stored.req,
  })
  return rows.map(({ doc }) => doc)
}

/** The documents with these ids, as they are stored. */
export const readStored = ({
  by: { ids, withTrash },
  order,
  ...stored
}: { by: ByID; order?: Query } & Stored): Promise<Document[]> => {
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
  const alive = sql.raw(withTrash ? '' : 'and page.deleted_at is null')
  return readRows({
    ...stored,
    from: sql`${tableOf(stored)} page where page.id in (${list}) ${alive} ${order ?? sql.raw('')}`,
  })
}
