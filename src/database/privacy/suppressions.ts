import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { createHmac } from 'node:crypto'

import { execute, ownTable } from '../session.js'
import { SUPPRESSIONS_TABLE } from './tables.js'

/** What is kept of an address; whoever has the table alone cannot try addresses out. */
export const suppressionHash = ({
  email,
  req,
}: {
  email: string
  req: Pick<PayloadRequest, 'payload'>
}): string =>
  createHmac('sha256', req.payload.secret)
    .update(`suppressed:${email.trim().toLowerCase()}`)
    .digest('hex')

/** Remembers that the owners of some addresses were erased. */
export const suppress = async ({
  emails,
  req,
}: {
  emails: string[]
  req: PayloadRequest
}): Promise<void> => {
  const hashes = emails.map((email) => suppressionHash({ email, req }))
  await execute({
    query: sql`
      insert into ${ownTable({ name: SUPPRESSIONS_TABLE, req })} (hash)
      select unnest(${sql.param(hashes)}::text[]) on conflict do nothing`,
    req,
  })
}

/** Which of some addresses belong to people who were erased, in the spelling they were asked in. */
export const findSuppressed = async ({
  emails,
  req,
}: {
  emails: string[]
  req: PayloadRequest
}): Promise<Set<string>> => {
  const byHash = emails.map((email) => ({ email, hash: suppressionHash({ email, req }) }))
  const rows = await execute<{ hash: string }>({
    query: sql`
      select hash from ${ownTable({ name: SUPPRESSIONS_TABLE, req })}
      where hash = any(${sql.param(byHash.map(({ hash }) => hash))}::text[])`,
    req,
  })
  const found = new Set(rows.map(({ hash }) => hash))
  return new Set(byHash.flatMap(({ email, hash }) => (found.has(hash) ? [email] : [])))
}

/** Whether the owner of an address was erased: nothing is to be addressed to them any more. */
export const isSuppressed = async ({
  email,
  req,
}: {
  email: string
  req: PayloadRequest
}): Promise<boolean> => (await findSuppressed({ emails: [email], req })).size > 0
