import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { Account } from './account.js'

/** Whether the command runs as that user. The working folder is one that everybody can enter. */
export const runsAs = ({
  account,
  args,
  command,
}: {
  account: Account
  args: string[]
  command: string
}): boolean =>
  spawnSync(command, args, { cwd: path.parse(command).root || '/', stdio: 'ignore', ...account })
    .status === 0

/** A folder beneath a home of mode 0700 exists and is still out of reach: only trying tells. */
const canWrite = ({ account, folder }: { account: Account; folder: string }): boolean =>
  account === null ||
  runsAs({ account, args: ['-c', 'cd "$0" && test -w .', folder], command: '/bin/sh' })

const prepare = ({ account, folder }: { account: Account; folder: string }): null | string => {
  try {
    mkdirSync(folder, { mode: 0o755, recursive: true })
    if (account) {
      chownSync(folder, account.uid, account.gid)
    }
    return canWrite({ account, folder }) ? folder : null
  } catch {
    return null
  }
}

/**
 * The folder itself when the account can use it, else one beneath /var/lib (or the temporary folder)
 * that is found again by the wanted folder's path; null when none can be used.
 */
export const findReachableFolder = ({
  account,
  wanted,
}: {
  account: Account
  wanted: string
}): null | string => {
  const key = createHash('sha256').update(wanted).digest('hex').slice(0, 16)
  const candidates = [
    wanted,
    ...(account ? ['/var/lib', tmpdir()].map((base) => path.join(base, 'payload-crm', key)) : []),
  ]
  for (const folder of candidates) {
    const usable = prepare({ account, folder })
    if (usable) {
      return usable
    }
  }
  return null
}
