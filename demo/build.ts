import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { runChild } from './system/children.js'
import { takeLock } from './system/lock.js'

/** All that can change what `next build` makes; specs, tests and data cannot. */
const SOURCES = [
  'app',
  'demo',
  'next.config.mjs',
  'package-lock.json',
  'payload.config.ts',
  'public',
  'src',
  'tsconfig.json',
]
const isSource = (file: string): boolean =>
  /\.(?:[cm]?[jt]sx?|json|css|svg|png|ico|woff2?)$/.test(file) && !/\.spec\.tsx?$/.test(file)

const listFiles = ({ entry, root }: { entry: string; root: string }): string[] => {
  try {
    return readdirSync(path.join(root, entry), { recursive: true, withFileTypes: true })
      .filter((found) => found.isFile() && isSource(found.name))
      .map((found) => path.join(found.parentPath ?? found.path, found.name))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTDIR') {
      return [path.join(root, entry)]
    }
    if (code === 'ENOENT') {
      return []
    }
    throw error
  }
}

const hashSources = ({ root }: { root: string }): string => {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '')
  for (const file of SOURCES.flatMap((entry) => listFiles({ entry, root })).sort()) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

export const nextBin = (): string =>
  path.join(
    path.dirname(createRequire(import.meta.url).resolve('next/package.json')),
    'dist/bin/next',
  )

const readStamp = ({ file }: { file: string }): null | string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const stampFile = ({ root }: { root: string }): string => path.join(root, '.next/sources')

/** Whether `.next` was built from the sources as they are now. */
export const isBuilt = ({ root }: { root: string }): boolean =>
  readStamp({ file: stampFile({ root }) }) === hashSources({ root })

/**
 * Builds the admin with `next build`, unless nothing changed since the last time. Two commands that
 * start together build once: the second waits for the first.
 */
export const ensureBuilt = async ({
  env,
  onWait,
  root,
  signal,
}: {
  env: NodeJS.ProcessEnv
  onWait?: () => void
  root: string
  signal: AbortSignal
}): Promise<{ built: boolean }> => {
  const file = stampFile({ root })
  let lock = takeLock({ address: '', file: path.join(root, '.next-build.lock') })
  while (!lock.release) {
    onWait?.()
    await sleep(500, undefined, { signal })
    lock = takeLock({ address: '', file: path.join(root, '.next-build.lock') })
  }
  try {
    const wanted = hashSources({ root })
    if (readStamp({ file }) === wanted) {
      return { built: false }
    }
    rmSync(file, { force: true })
    await runChild({
      name: 'next build',
      args: [nextBin(), 'build'],
      cwd: root,
      env: { ...env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
      signal,
    })
    writeFileSync(file, wanted)
    return { built: true }
  } finally {
    lock.release()
  }
}
