import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'

import { Refusal } from '../refusal.js'
import { isAlive, readBirth } from './processes.js'

type Holder = { address: string; birth: string; pid: number }

/** What a lock file says; `null` when there is none, `unreadable` for one that says nothing. */
const readHolder = ({ file }: { file: string }): 'unreadable' | Holder | null => {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder
    return Number.isInteger(holder?.pid) ? holder : 'unreadable'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable'
  }
}

/** A process whose birth cannot be told may be the one: only what is surely gone counts as gone. */
const isGone = ({ birth, pid }: Holder): boolean => {
  if (!isAlive({ pid })) {
    return true
  }
  const now = readBirth({ pid })
  return birth !== '' && now !== '' && now !== birth
}

/** Lock files are whole from the first moment, so one that stays unreadable was left by a power cut. */
const UNREADABLE_MS = 10_000

const isAbandoned = ({ file }: { file: string }): boolean => {
  const holder = readHolder({ file })
  if (holder !== 'unreadable') {
    return holder !== null && isGone(holder)
  }
  const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  return changedAt !== undefined && Date.now() - changedAt > UNREADABLE_MS
}

/** What file systems without hard links answer (exFAT, some network folders). */
const NO_LINKS = ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM']

/** Gives a finished draft its name, in one step where the file system can. */
const publish = ({ content, draft, file }: Record<'content' | 'draft' | 'file', string>): void => {
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!NO_LINKS.includes((error as NodeJS.ErrnoException).code ?? '')) {
      throw error
    }
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 })
  }
}

/** Makes a file with its content in one step: nobody ever sees it empty. False when it is there. */
const createWhole = ({ content, file }: { content: string; file: string }): boolean => {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const opened = openSync(draft, 'wx', 0o600)
  try {
    writeSync(opened, content)
    fsyncSync(opened)
    publish({ content, draft, file })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error
    }
    return false
  } finally {
    closeSync(opened)
    rmSync(draft, { force: true })
  }
}

/**
 * Removes a lock whose holder is gone. One process at a time, because another that has found the same
 * would remove the lock that the first has taken meanwhile.
 */
const removeAbandoned = ({ content, file }: { content: string; file: string }): void => {
  const guard = `${file}.removing`
  if (!createWhole({ content, file: guard })) {
    if (isAbandoned({ file: guard })) {
      rmSync(guard, { force: true })
    }
    return
  }
  try {
    if (isAbandoned({ file })) {
      rmSync(file, { force: true })
    }
  } finally {
    rmSync(guard, { force: true })
  }
}

export type Lock = { heldBy: Holder; release: null } | { heldBy: null; release: () => void }

const ATTEMPTS = 100
const PAUSE_MS = 20

const pause = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
}

/**
 * One launcher per data folder. A lock whose process is gone (`kill -9`, power cut) is taken over;
 * the birth of the process is kept beside its id because ids are given out again.
 *
 * @throws Refusal when it can be neither taken nor told who has it
 */
export const takeLock = ({ address, file }: { address: string; file: string }): Lock => {
  mkdirSync(path.dirname(file), { recursive: true })
  const own: Holder = { address, birth: readBirth({ pid: process.pid }), pid: process.pid }
  const content = JSON.stringify(own)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (createWhole({ content, file })) {
      return { heldBy: null, release: () => rmSync(file, { force: true }) }
    }
    const holder = readHolder({ file })
    if (holder && holder !== 'unreadable' && !isGone(holder)) {
      return { heldBy: holder, release: null }
    }
    removeAbandoned({ content, file })
    pause()
  }
  throw new Refusal(
    `The lock file ${file} can be neither read nor taken over. If nothing else is running, delete it and try again.`,
  )
}
