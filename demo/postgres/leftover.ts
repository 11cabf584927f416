import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { Refusal } from '../refusal.js'
import { isAlive, readCommand, waitUntilGone } from '../system/processes.js'

const CLEANLY_MS = 60_000
const AT_ONCE_MS = 15_000

/**
 * Clears what a killed launcher left: a Postgres that still runs on the folder is stopped cleanly
 * (everything committed is kept), and a `postmaster.pid` whose number now belongs to some other
 * process is removed, because Postgres would take that process for its own kind and not start.
 *
 * @returns what was found: nothing, a Postgres that was stopped, or the traces of one that died
 */
export const clearLeftover = async ({
  folder,
}: {
  folder: string
}): Promise<'crashed' | 'none' | 'stopped'> => {
  const file = path.join(folder, 'postmaster.pid')
  if (!existsSync(file)) {
    return 'none'
  }
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive({ pid })) {
    return 'crashed'
  }
  const command = readCommand({ pid })
  if (!/postgres/i.test(command)) {
    if (command) {
      rmSync(file, { force: true })
    }
    return 'crashed'
  }
  if (!command.includes(folder)) {
    return 'crashed'
  }
  process.kill(pid, 'SIGINT')
  if (await waitUntilGone({ milliseconds: CLEANLY_MS, pid })) {
    return 'stopped'
  }
  process.kill(pid, 'SIGQUIT')
  if (await waitUntilGone({ milliseconds: AT_ONCE_MS, pid })) {
    return 'stopped'
  }
  throw new Refusal(
    `An earlier Postgres (process ${pid}) still runs on ${folder} and does not stop. End it and try again.`,
  )
}
