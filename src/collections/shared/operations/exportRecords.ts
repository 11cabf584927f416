import type { PayloadRequest, SelectType, Where } from 'payload'

import { stringify } from 'csv-stringify/sync'

import { listIDs } from '../../../database/listIDs.js'
import { CRMError } from '../../../utilities/crmError.js'

type ID = number | string

type Args<Doc> = {
  collection: string
  /** The first line. */
  headings: string[]
  req: PayloadRequest
  /** Rows of some of the records, in their order; a record may be left out. */
  rowsOf: (docs: Partial<Doc>[]) => Promise<unknown[][]>
  /** Fields to read. @default all */
  select?: SelectType
  /** @default the collection's own order */
  sort?: string
  where: Where
}

/** As many records as one file may hold. */
export const EXPORT_LIMIT = 100_000

/** Records in memory at a time. */
const BATCH = 500

const csvOf = ({ rows, withMark }: { rows: unknown[][]; withMark: boolean }): string =>
  stringify(rows, { bom: withMark, escape_formulas: true })

const readDocs = async <Doc>({
  collection,
  ids,
  req,
  select,
}: { ids: ID[] } & Pick<Args<Doc>, 'collection' | 'req' | 'select'>): Promise<Partial<Doc>[]> => {
  const { docs } = await req.payload.find({
    collection,
    depth: 0,
    limit: ids.length,
    overrideAccess: false,
    pagination: false,
    req,
    select,
    user: req.user,
    where: { id: { in: ids } },
  })
  const byID = new Map(docs.map((doc) => [String(doc.id), doc as unknown as Partial<Doc>]))
  return ids.flatMap((id) => byID.get(String(id)) ?? [])
}

async function* writeParts<Doc>({
  headings,
  ids,
  rowsOf,
  ...args
}: { ids: ID[] } & Omit<Args<Doc>, 'sort' | 'where'>): AsyncGenerator<string, void, undefined> {
  yield csvOf({ rows: [headings], withMark: true })
  for (let start = 0; start < ids.length; start += BATCH) {
    const docs = await readDocs<Doc>({ ...args, ids: ids.slice(start, start + BATCH) })
    yield csvOf({ rows: await rowsOf(docs), withMark: false })
  }
}

/**
 * The records the user may read as a CSV file, part by part: which they are is settled at the start,
 * what they say is read when a part is asked for, so that neither memory nor a connection is held.
 *
 * @throws CRMError `too_large` over {@link EXPORT_LIMIT} records
 * @throws QueryError for a condition on what does not exist, or may not be read
 */
export const exportRecords = async <Doc>({
  sort,
  where,
  ...args
}: Args<Doc>): Promise<AsyncGenerator<string, void, undefined>> => {
  const { collection, req } = args
  // Payload checks conditions and order against what the user may read; the list of ids does not.
  await req.payload.find({
    collection,
    depth: 0,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    sort,
    user: req.user,
    where,
  })
  const { defaultSort } = req.payload.collections[collection]!.config
  const ids = await listIDs({
    collection,
    limit: EXPORT_LIMIT + 1,
    req,
    sort: sort ?? [defaultSort ?? '-createdAt'].flat().join(','),
    where,
  })
  if (ids.length > EXPORT_LIMIT) {
    throw new CRMError({
      code: 'too_large',
      message: req.t('crm:errors:exportLimit' as never, { limit: EXPORT_LIMIT }),
    })
  }
  return writeParts<Doc>({ ...args, ids })
}
