import type pg from 'pg'

import { randomBytes } from 'node:crypto'

import { withConnection } from '../../demo/postgres/connect.js'

export const TEMPLATE = 'crm_template'

export const urlOf = ({ name, url }: { name: string; url: string }): string =>
  Object.assign(new URL(url), { pathname: `/${name}` }).href

/** A connection to the maintenance database, from where others are made and dropped. */
export const withServer = <T>({
  url,
  use,
}: {
  url: string
  use: (client: pg.Client) => Promise<T>
}): Promise<T> => withConnection({ timeout: 30_000, url: urlOf({ name: 'postgres', url }), use })

/** The server the global setup started. */
const serverURL = (): string => {
  const url = process.env.CRM_TEST_DATABASE_URL
  if (!url) {
    throw new Error('There is no test database: start the specs with `npm run test:int`.')
  }
  return url
}

export type FreshDatabase = { drop: () => Promise<void>; url: string }

/** A database of its own: a copy of the template with the schema, or an empty one. */
export const createDatabase = async ({
  from,
}: {
  from: 'empty' | 'template'
}): Promise<FreshDatabase> => {
  const url = serverURL()
  const name = `crm_${randomBytes(6).toString('hex')}`
  const source = from === 'template' ? ` template ${TEMPLATE}` : ''
  await withServer({
    url,
    use: async (client) => {
      // Two copies of one template at a time are refused: one waits for the other.
      await client.query('select pg_advisory_lock(1)')
      await client.query(`create database ${name}${source}`)
    },
  })
  const drop = async (): Promise<void> => {
    await withServer({
      url,
      use: (client) => client.query(`drop database if exists ${name} with (force)`),
    })
  }
  return { drop, url: urlOf({ name, url }) }
}
