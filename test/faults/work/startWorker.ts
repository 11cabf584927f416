import path from 'node:path'

import type { Child } from '../../../demo/system/children.js'
import type { World } from '../world.js'

import { startChild } from '../../../demo/system/children.js'
import { root } from '../../support/paths.js'

export type Worker = {
  kill: () => Promise<void>
  /** Comes when it begins to work; fails when it ends before that. */
  ready: Promise<void>
} & Pick<Child, 'exited' | 'output' | 'pid'>

/** Starts {@link file://./worker.ts} on a world's database. */
export const startWorker = ({
  env = {},
  leaseSeconds,
  mode = 'drain',
  world,
}: {
  env?: Record<string, string>
  leaseSeconds: number
  mode?: 'drain' | 'engine' | 'schedule'
  world: Pick<World, 'env'>
}): Worker => {
  let setReady: () => void = () => undefined
  const begun = new Promise<void>((resolve) => {
    setReady = resolve
  })
  const child = startChild({
    args: [path.join(root, 'test/faults/work/worker.ts')],
    cwd: root,
    env: {
      ...world.env,
      ...env,
      DISABLE_PAYLOAD_HMR: 'true',
      NODE_ENV: 'production',
      TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json'),
      WORKER_LEASE_SECONDS: String(leaseSeconds),
      WORKER_MODE: mode,
    },
    imports: [import.meta.resolve('tsx')],
    onMessage: () => setReady(),
  })
  const ended = child.exited.then(({ code, signal }) => {
    throw new Error(`A worker ended (${signal ?? code}) before it began:\n${child.output()}`)
  })
  return {
    exited: child.exited,
    kill: async () => {
      try {
        process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It is gone already.
      }
      await child.exited
    },
    output: child.output,
    pid: child.pid,
    ready: Promise.race([begun, ended]),
  }
}

/** Puts a piece of work into the table, as a running app would. */
export const askForWork = async ({
  input = {},
  key,
  kind,
  world,
}: {
  input?: object
  key: string
  kind: string
  world: World
}): Promise<void> => {
  await world.database.query(
    `insert into crm_work (kind, key, input, state, attempts, max_attempts, run_after)
      values ($1, $2, $3::jsonb, 'queued', 0, 5, now())`,
    [kind, key, JSON.stringify(input)],
  )
}
