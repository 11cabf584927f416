import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'
import { createHash } from 'node:crypto'

import { execute, ownTable } from '../session.js'
import { TRACKING_TABLES } from './tables.js'

export type TrackedLink = { id: string; message: string; url: string }

const tableIn = (req: PayloadRequest) => ownTable({ name: TRACKING_TABLES.links, req })

const idOf = ({ message, url }: Omit<TrackedLink, 'id'>): string =>
  createHash('sha256')
    .update(JSON.stringify([message, url]))
    .digest('base64url')
    .slice(0, 16)

/** The links of a message, those that were there already included, in the order they were given. */
export const keepLinks = async ({
  message,
  now,
  req,
  urls,
}: {
  message: string
  now: Date
  req: PayloadRequest
  urls: string[]
}): Promise<TrackedLink[]> => {
  const links = [...new Set(urls)].map((url) => ({ id: idOf({ message, url }), message, url }))
  if (links.length > 0) {
    await execute({
      query: sql`
        insert into ${tableIn(req)} (id, message, url, created_at)
        select id, message, url, ${now.toISOString()}::timestamptz
        from json_to_recordset(${JSON.stringify(links)}::json) as given (id text, message text, url text)
        order by id
        on conflict (id) do nothing`,
      req,
    })
  }
  return links
}

/** Where a link leads, and how many its message has; `null` for a link that is not stored. */
export const readTrackedLink = async ({
  id,
  req,
}: {
  id: string
  req: PayloadRequest
}): Promise<({ links: number } & TrackedLink) | null> => {
  const links = tableIn(req)
  const [row] = await execute<{ links: number } & TrackedLink>({
    query: sql`
      select l.id, l.message, l.url,
        (select count(*)::int from ${links} o where o.message = l.message) as links
      from ${links} l where l.id = ${id}`,
    req,
  })
  return row ?? null
}
