import { rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import type { ProgressState } from './progress.js'

import { readBuildStep } from './buildSteps.js'
import { runChild } from './system/children.js'
import { hashFiles, readStamp } from './system/hashFiles.js'
import { takeLock } from './system/lock.js'

/** All that can change what `next build` makes; specs, tests and data cannot. */
const SOURCES = [
  'app',
  'demo',
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'payload.config.ts',
  'public',
  'src',
  'tsconfig.json',
]
const isSource = (name: string): boolean =>
  /\.(?:[cm]?[jt]sx?|json|css|svg|png|ico|woff2?)$/.test(name) && !/\.spec\.tsx?$/.test(name)

const hashSources = ({ root }: { root: string }): string =>
  hashFiles({ accepts: isSource, entries: SOURCES, root, salt: process.versions.node })

export const nextBin = (): string =>
  path.join(
    path.dirname(createRequire(import.meta.url).resolve('next/package.json')),
    'dist/bin/next',
  )

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
  onStep,
  onWait,
  root,
  signal,
}: {
  env: NodeJS.ProcessEnv
  /** Called when a phase of the build begins, and with how many pages are done. */
  onStep?: (state: ProgressState) => void
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
      onLine: ({ text }) => {
        const state = readBuildStep({ line: text })
        if (state) {
          onStep?.(state)
        }
      },
      signal,
    })
    writeFileSync(file, wanted)
    return { built: true }
  } finally {
    lock.release()
  }
}
