/**
 * Child process of the launcher: brings the schema up to date and fills in the demo data, then ends.
 * A process of its own because Payload with all its configuration need not stay in memory beside the
 * server, and because the launcher can then break it off at any moment.
 */
import { getPayload } from 'payload'

import type { ProgressState } from './progress.js'

import config from '../payload.config.js'
import { whileAlone } from './postgres/whileAlone.js'
import { seedDemo } from './seed.js'

const report = (state: ProgressState): void => {
  process.send?.(state)
}

const prepare = async ({ data }: { data: 'none' | 'sales' }): Promise<void> => {
  const payload = await getPayload({ config, disableOnInit: true })
  // A connection that breaks while it is idle would otherwise end the process.
  ;(payload.db as unknown as { pool?: NodeJS.EventEmitter }).pool?.on('error', (error) => {
    payload.logger.error({ err: error, msg: 'A database connection was lost.' })
  })
  report({ step: 'migrations' })
  await payload.db.migrate()
  // Only now are there tables for what the host and the plugin do at every start.
  await payload.config.onInit?.(payload)
  await seedDemo({ data, onProgress: report, payload })
}

const url = process.env.DATABASE_URL ?? ''
const data = process.env.DEMO_DATA === 'none' ? 'none' : 'sales'

await whileAlone({
  onWait: () => report({ step: 'waiting for another launcher' }),
  url,
  use: () => prepare({ data }),
})
process.exit(0)
