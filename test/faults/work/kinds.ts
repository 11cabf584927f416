import { sql } from '@payloadcms/db-postgres'
import { setTimeout as sleep } from 'node:timers/promises'

import type { WorkHandler, WorkKinds } from '../../../src/collections/work/operations/types.js'

import { execute } from '../../../src/database/session.js'

/** Notes that a tick was run. */
const tick: WorkHandler<null> = ({ commit, item }) =>
  commit(async ({ req }) => {
    await execute({ query: sql`insert into fault_ticks (key) values (${item.key})`, req })
    return { isDone: true, result: null }
  })

/** Is at work until somebody ends it. */
const linger: WorkHandler<null> = ({ signal }) => sleep(600_000, undefined, { signal })

export const testKinds: WorkKinds = { linger, tick }
