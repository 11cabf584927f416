import pg from 'pg'

import { Refusal } from '../refusal.js'

/** Opens one connection for the time of `use`. A connection that breaks is an answer, not a crash. */
export const withConnection = async <T>({
  timeout = 5000,
  url,
  use,
}: {
  timeout?: number
  url: string
  use: (client: pg.Client) => Promise<T>
}): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeout })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await use(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Which database is meant, without the password. */
const describe = ({ url }: { url: string }): string => {
  try {
    const { host, pathname } = new URL(url)
    return `${host}${pathname}`
  } catch {
    return 'the given address'
  }
}

const REASONS: Record<string, string> = {
  '3D000': 'that database does not exist',
  '28P01': 'the password is refused',
  '28000': 'the user is refused',
  EAI_AGAIN: 'the host is unknown',
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host is unknown',
}

/**
 * Asks the Postgres of DATABASE_URL for an answer.
 *
 * @throws Refusal with one sentence; it holds no password
 */
export const checkDatabase = async ({ url }: { url: string }): Promise<void> => {
  try {
    await withConnection({ url, use: (client) => client.query('select 1') })
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    const reason = (code && REASONS[code]) ?? (message?.split('\n')[0] || 'no answer')
    throw new Refusal(
      `The Postgres of DATABASE_URL (${describe({ url })}) cannot be used: ${reason}. Correct DATABASE_URL, or unset it to use the embedded database.`,
    )
  }
}
