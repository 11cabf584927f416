import { execFileSync } from 'node:child_process'

import { Refusal } from '../refusal.js'

/** The user Postgres runs as; null is the user who started the demo. */
export type Account = { gid: number; uid: number } | null

const ask = ({ args, command }: { args: string[]; command: string }): null | string => {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return null
  }
}

const find = ({ name }: { name: string }): Account => {
  const uid = ask({ args: ['-u', name], command: 'id' })
  const gid = ask({ args: ['-g', name], command: 'id' })
  return uid && gid ? { gid: Number(gid), uid: Number(uid) } : null
}

/**
 * Postgres refuses to run as root, so root lends it to the user `postgres`, made when missing, or to
 * `nobody` where users cannot be made. Anybody else runs it as himself.
 */
export const chooseAccount = (): Account => {
  if (process.getuid?.() !== 0) {
    return null
  }
  const existing = find({ name: 'postgres' })
  if (existing) {
    return existing
  }
  ask({ args: ['--system', 'postgres'], command: 'groupadd' })
  ask({ args: ['--system', '--gid', 'postgres', 'postgres'], command: 'useradd' })
  const account = find({ name: 'postgres' }) ?? find({ name: 'nobody' })
  if (!account) {
    throw new Refusal(
      'Postgres cannot run as root, and no other user could be found or made. Start the demo as an ordinary user, or set DATABASE_URL.',
    )
  }
  return account
}
