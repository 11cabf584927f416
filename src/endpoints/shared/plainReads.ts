import type { PayloadRequest, Where } from 'payload'

import type { ReadField } from '../../database/documents/readField.js'
import type { Reading } from '../../database/readDocuments.js'

import { readDocument, readDocuments } from '../../database/readDocuments.js'
import { plainReadFields } from '../../utilities/plainRead.js'

type Args = { collection: string; req: PayloadRequest; where: Where }

/** Columns that anybody who may read the collection sees, and may therefore sort by. */
const isSortable = ({ fields, sort }: { fields: ReadField[]; sort: string[] }): boolean =>
  sort.every((one) => {
    const name = one.replace(/^-/, '')
    return fields.some((field) => 'column' in field && field.name === name && field.column === name)
  })

/** What the user may read of the collection, when the database alone can tell; else `null`. */
const toReading = async ({
  collection,
  req,
  sort,
  where,
}: { sort: string[] } & Args): Promise<null | Reading> => {
  const fields = plainReadFields({ collection, payload: req.payload })
  const { access, trash } = req.payload.collections[collection]!.config
  if (!fields || !isSortable({ fields, sort })) {
    return null
  }
  const readable = await access.read({ req })
  if (!readable) {
    return null // Payload says so in its own words.
  }
  const and = [
    where,
    ...(readable === true ? [] : [readable]),
    ...(trash ? [{ deletedAt: { exists: false } }] : []),
  ]
  return { collection, fields, req, sort, where: { and } }
}

/** The fields around the documents of a page, as Payload's `find` gives them. */
const around = ({ limit, page, total }: { limit: number; page: number; total: number }) => {
  const totalPages = Math.ceil(total / limit) || 1
  const hasNextPage = totalPages > page
  const hasPrevPage = total > 0 && page > 1
  return {
    hasNextPage,
    hasPrevPage,
    limit,
    nextPage: hasNextPage ? page + 1 : null,
    page,
    pagingCounter: total > 0 ? (page - 1) * limit + 1 : 1,
    prevPage: hasPrevPage ? page - 1 : null,
    totalDocs: total,
    totalPages,
  }
}

/**
 * A page as Payload's `find` answers the user of `req`, without relations, as JSON.
 *
 * @param sort fields of the collection; its own order when left out
 * @param where conditions of the plugin: nobody checks whether the user may ask for them
 * @returns `null` when it takes Payload to read it
 */
export const readPage = async ({
  limit,
  page,
  sort,
  ...args
}: { limit: number; page: number; sort?: string[] } & Args): Promise<null | string> => {
  const { defaultSort } = args.req.payload.collections[args.collection]!.config
  const reading = await toReading({
    ...args,
    sort: sort ?? [defaultSort ?? '-createdAt'].flat(),
  })
  const read = reading && (await readDocuments({ ...reading, limit, page }))
  return (
    read &&
    `{"docs":${read.docs},${JSON.stringify(around({ limit, page, total: read.total })).slice(1)}`
  )
}

/**
 * The record that matches, as {@link readPage} gives them; `doc` is `null` when there is none.
 *
 * @returns `null` when it takes Payload to read it
 */
export const readRecord = async (args: Args): Promise<{ doc: null | string } | null> => {
  const reading = await toReading({ ...args, sort: [] })
  return reading && (await readDocument(reading))
}
