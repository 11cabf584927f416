import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { DemoSettings } from './settings.js'

import { withConnection } from './postgres/connect.js'
import { hashFiles, readStamp } from './system/hashFiles.js'

export type Prepared = { forget: () => void; isDone: boolean; remember: () => void }

const identify = ({ url }: { url: string }): Promise<string> =>
  withConnection({
    url,
    use: async (client) => {
      const { rows } = await client.query<{ id: string }>(
        'select system_identifier::text as id from pg_control_system()',
      )
      return rows[0]?.id ?? ''
    },
  })

/**
 * Whether this very database was brought to these migrations and filled with this demo data before,
 * so that a second start need not look again: it is quicker, and what a visitor has changed since
 * stays as it is.
 */
export const readPrepared = async ({
  root,
  settings: { data, dataFolder },
  url,
}: {
  root: string
  settings: DemoSettings
  url: string
}): Promise<Prepared> => {
  const file = path.join(dataFolder, 'prepared')
  const salt = `${await identify({ url })}/${data}`
  const wanted = hashFiles({ entries: ['demo', 'migrations'], root, salt })
  return {
    forget: () => rmSync(file, { force: true }),
    isDone: readStamp({ file }) === wanted,
    remember: () => writeFileSync(file, wanted),
  }
}
