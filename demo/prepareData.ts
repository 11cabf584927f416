import path from 'node:path'

import type { ProgressState, Task } from './progress.js'
import type { DemoSettings } from './settings.js'

import { runChild } from './system/children.js'

/**
 * Brings the database of `env.DATABASE_URL` to the present schema and fills it with the demo data.
 * Doing it again adds what is missing and changes nothing else.
 *
 * @throws Refusal with what the child printed, when it fails
 */
export const prepareData = async ({
  data,
  env,
  onProgress,
  root,
  signal,
}: {
  data: DemoSettings['data']
  env: NodeJS.ProcessEnv
  onProgress: Task['update']
  root: string
  signal: AbortSignal
}): Promise<void> =>
  runChild({
    name: 'Preparing the database',
    args: [path.join(root, 'demo/prepare.ts')],
    cwd: root,
    env: {
      ...env,
      DEMO_DATA: data,
      DISABLE_PAYLOAD_HMR: 'true',
      NODE_ENV: 'production',
      TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json'),
    },
    imports: [import.meta.resolve('tsx')],
    onMessage: (message) => onProgress(message as ProgressState),
    signal,
  })
