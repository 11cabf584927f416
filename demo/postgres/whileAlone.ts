import { withConnection } from './connect.js'

/** Any number that no other user of the database takes for something else. */
const LOCK = 7_290_325

/**
 * Does something to a database's schema while nobody else does: migrations have no lock of their own,
 * and two processes that start together would both run them.
 */
export const whileAlone = <T>({
  onWait,
  url,
  use,
}: {
  /** Called when another process is at it; then its end is waited for. */
  onWait: () => void
  url: string
  use: () => Promise<T>
}): Promise<T> =>
  withConnection({
    url,
    use: async (client) => {
      const { rows } = await client.query<{ taken: boolean }>(
        'select pg_try_advisory_lock($1) as taken',
        [LOCK],
      )
      if (!rows[0]?.taken) {
        onWait()
        await client.query('select pg_advisory_lock($1)', [LOCK])
      }
      // The lock ends with the connection.
      return use()
    },
  })
