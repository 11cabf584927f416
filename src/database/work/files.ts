import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'

import { execute, ownTable, tableOf } from '../session.js'
import { TABLES } from '../tables.js'

type Args = { key: string; req: Pick<PayloadRequest, 'payload' | 'transactionID'> }

/** Bytes of a file, one row after the other. Large enough to be quick, small enough for memory. */
export const CHUNK_BYTES = 512 * 1024

export type StoredFile = { chunks: number; file: number; name: string }

/** Keeps a piece of a file for the item of a key. An empty file has one empty piece. */
export const storeChunk = async ({
  name,
  bytes,
  chunk,
  file,
  key,
  req,
}: { bytes: Buffer; chunk: number; file: number; name: string } & Args): Promise<void> => {
  await execute({
    query: sql`
      insert into ${ownTable({ name: TABLES.workFiles, req })}
        (work_key, file, chunk, name, bytes)
      values (${key}, ${file}, ${chunk}, ${name}, ${bytes})`,
    req,
  })
}

export const listFiles = ({ key, req }: Args): Promise<StoredFile[]> =>
  execute<StoredFile>({
    query: sql`
      select file::int as file, min(name) as name, count(*)::int as chunks
      from ${ownTable({ name: TABLES.workFiles, req })}
      where work_key = ${key} group by file order by file`,
    req,
  })

export const readChunk = async ({
  chunk,
  file,
  key,
  req,
}: { chunk: number; file: number } & Args): Promise<Buffer> => {
  const [row] = await execute<{ bytes: Buffer }>({
    query: sql`
      select bytes from ${ownTable({ name: TABLES.workFiles, req })}
      where work_key = ${key} and file = ${file} and chunk = ${chunk}`,
    req,
  })
  return row!.bytes
}

export const deleteFiles = async ({ key, req }: Args): Promise<void> => {
  await execute({
    query: sql`
      delete from ${ownTable({ name: TABLES.workFiles, req })} where work_key = ${key}`,
    req,
  })
}

/** Deletes files whose item is gone or needs them no more. */
export const deleteOrphanFiles = async ({
  crm,
  req,
}: { crm: CRMContext } & Pick<Args, 'req'>): Promise<void> => {
  await execute({
    query: sql`
      delete from ${ownTable({ name: TABLES.workFiles, req })} f
      where not exists (
        select 1 from ${tableOf({ collection: crm.slugs.work, req })} w
        where w.key = f.work_key and w.state not in ('done', 'cancelled'))`,
    req,
  })
}
