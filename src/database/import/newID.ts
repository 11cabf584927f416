import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { Query } from '../session.js'

import { adapterOf } from '../session.js'

/** A version 7 UUID (RFC 9562): 48 bits of time, so that rows written together lie together. */
const TIME_ORDERED = sql`encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
  from 1 for 6), 52, 1), 53, 1), 'hex')::uuid`

/**
 * The id of a new row where SQL has to name one: the adapter's version 7 ids are made in JavaScript
 * and have no default in the database; serial ids count by themselves.
 */
export const newID = (req: PayloadRequest): null | Query => {
  const { idType } = adapterOf(req)
  if (idType === 'serial') {
    return null
  }
  return (idType as string) === 'uuidv7' ? TIME_ORDERED : sql`gen_random_uuid()`
}

/** Rows of an array field have ids that Payload makes: 24 hexadecimal digits. */
export const newRowID: Query = sql`left(replace(gen_random_uuid()::text, '-', ''), 24)`
