import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest, Where } from 'payload'

import type { ByID } from './byID.js'
import type { Document, Stored } from './readStored.js'

import { isStorableID } from '../session.js'
import { byID } from './byID.js'
import { orderOf } from './orderOf.js'
import { readStored } from './readStored.js'
import { storedFields } from './storedFields.js'
import { toWriteError } from './uniqueViolation.js'
import { writeStored } from './writeStored.js'

type Reading = {
  collection: string
  draftsEnabled?: boolean
  req?: Partial<PayloadRequest>
  select?: unknown
  where?: Where
}

/** Of which adapter, and of which of its collections, documents go the short way. */
type Scope = { adapter: PostgresAdapter; slugs: ReadonlySet<string> }

/** What is stored of a collection, and where to ask for it; `null` where that takes Payload. */
const storedOf = ({
  adapter,
  collection,
  req,
  slugs,
}: Pick<Reading, 'collection' | 'req'> & Scope): null | Stored => {
  const { payload } = adapter
  const fields = slugs.has(collection) ? storedFields({ collection, payload }) : null
  return fields && { collection, fields, req: { payload, transactionID: req?.transactionID } }
}

/** Reads that name documents by their ids and want them whole; `null` for all others. */
const toReading = ({
  reading: { collection, draftsEnabled, req, select, where },
  ...scope
}: { reading: Reading } & Scope): ({ by: ByID } & Stored) | null => {
  const by = select || draftsEnabled ? null : byID(where)
  const stored = by && storedOf({ ...scope, collection, req })
  return stored && by.ids.every((id) => isStorableID({ id, req: stored.req }))
    ? { ...stored, by }
    : null
}

/** A page of everything, as the adapter gives it. */
const wholePage = ({ docs, limit }: { docs: Document[]; limit: number | undefined }) => ({
  docs,
  hasNextPage: false,
  hasPrevPage: false,
  limit,
  nextPage: null,
  page: 1,
  pagingCounter: 1,
  prevPage: null,
  totalDocs: docs.length,
  totalPages: 1,
})

/**
 * Gives the adapter a short way for what every request does many times: reading documents by their
 * ids, and writing one whose lists stay as they are. Payload's own way builds the same long statement
 * anew each time and takes three to write what one can; most of the processor time of a change goes
 * there. Whatever is not plain (other conditions, blocks, translations, drafts) goes Payload's way,
 * and so does everything where reads have replicas of their own.
 *
 * @param slugs the collections it is for: those of the plugin and its users. How the other ones of
 * the host are read and written is none of the plugin's business.
 */
export const withShortWays = ({ adapter, slugs }: Scope): PostgresAdapter => {
  const own = {
    find: adapter.find,
    findOne: adapter.findOne,
    updateOne: adapter.updateOne,
  }
  if (adapter.readReplicaOptions?.length) {
    return adapter
  }

  adapter.findOne = async function (this: PostgresAdapter, args) {
    const reading = toReading({ adapter: this, reading: args, slugs })
    if (!reading || reading.by.ids.length > 1) {
      return own.findOne.call(this, args)
    }
    const [doc] = await readStored(reading)
    return doc ?? null
  } as PostgresAdapter['findOne']

  adapter.find = async function (this: PostgresAdapter, args) {
    const isWhole = args.pagination === false && !args.limit && (args.page ?? 1) === 1
    const reading = isWhole ? toReading({ adapter: this, reading: args, slugs }) : null
    const { defaultSort } = this.payload.collections[args.collection]!.config
    const order = reading && orderOf({ ...reading, sort: args.sort ?? defaultSort })
    return reading && order
      ? wholePage({ docs: await readStored({ ...reading, order }), limit: args.limit })
      : own.find.call(this, args)
  } as PostgresAdapter['find']

  adapter.updateOne = async function (this: PostgresAdapter, args) {
    const { id, collection, data, options, req, returning, select, where } = args
    const isPlain = id !== undefined && !where && !select && !options && returning !== false
    const stored = isPlain ? storedOf({ adapter: this, collection, req, slugs }) : null
    if (stored && isStorableID({ id, req: stored.req })) {
      try {
        const doc = await writeStored({ ...stored, id: id!, data })
        if (doc) {
          return doc
        }
      } catch (error) {
        throw toWriteError({ id: id!, adapter: this, collection, error, req })
      }
    }
    return own.updateOne.call(this, args)
  } as PostgresAdapter['updateOne']
  return adapter
}
