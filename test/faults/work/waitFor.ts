import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Asks again and again until it is so.
 *
 * @throws Error that names what did not come
 */
export const waitFor = async ({
  everyMs = 100,
  isSo,
  seconds,
  signal,
  what,
}: {
  everyMs?: number
  isSo: () => Promise<boolean>
  seconds: number
  signal: AbortSignal
  what: string
}): Promise<void> => {
  const until = performance.now() + seconds * 1000
  while (!(await isSo())) {
    if (performance.now() > until) {
      throw new Error(`${what}: not after ${seconds} s.`)
    }
    await sleep(everyMs, undefined, { signal })
  }
}
