import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { isAlive, readBirth } from './processes.js'

type Holder = { address: string; birth: string; pid: number }

const readHolder = ({ file }: { file: string }): Holder | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

const isHeld = ({ birth, pid }: Holder): boolean =>
  isAlive({ pid }) && (birth === '' || readBirth({ pid }) === birth)

export type Lock = { heldBy: Holder; release: null } | { heldBy: null; release: () => void }

/**
 * One launcher per data folder. A lock whose process is gone (`kill -9`, power cut) is taken over;
 * the birth of the process is kept beside its id because ids are given out again.
 */
export const takeLock = ({ address, file }: { address: string; file: string }): Lock => {
  mkdirSync(path.dirname(file), { recursive: true })
  const own: Holder = { address, birth: readBirth({ pid: process.pid }), pid: process.pid }
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      writeFileSync(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 })
      return { heldBy: null, release: () => rmSync(file, { force: true }) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw error
      }
    }
    const holder = readHolder({ file })
    if (holder && isHeld(holder)) {
      return { heldBy: holder, release: null }
    }
    rmSync(file, { force: true })
  }
  throw new Error(`The lock file ${file} cannot be taken.`)
}
