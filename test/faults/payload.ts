import type { Booted, bootPayload } from '../support/bootPayload.js'
import type { FaultyDatabase } from './postgres.js'

import { startFaultyDatabase } from './postgres.js'

export type BootArgs = Parameters<typeof bootPayload>[0]

/** Making a schema draws a spinner on the terminal, between the lines of the report. */
const quietly = async <T>(work: () => Promise<T>): Promise<T> => {
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = () => true
  try {
    return await work()
  } finally {
    process.stdout.write = write
  }
}

/**
 * Payload in this process, on a database of its own: for what needs another config than the demo's,
 * or to look at what no API shows.
 */
export const createBoot = ({
  signal,
}: {
  signal: AbortSignal
}): { boot: (args?: BootArgs) => Promise<Booted>; stop: () => Promise<void> } => {
  let server: Promise<FaultyDatabase> | undefined
  const running: Booted[] = []
  return {
    boot: async (args) => {
      server ??= startFaultyDatabase({ isDurable: false, signal })
      process.env.CRM_TEST_DATABASE_URL = (await server).url
      // Loaded here and not above: Payload need not be loaded for ids that do without.
      process.env.CRM_TEST_LOG ??= 'silent'
      const support = await import('../support/bootPayload.js')
      const booted = await quietly(() => support.bootPayload({ schema: 'push', ...args }))
      running.push(booted)
      return booted
    },
    stop: async () => {
      await Promise.all(running.map((one) => one.stop()))
      await (await server)?.stop()
    },
  }
}
