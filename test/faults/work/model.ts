import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Random } from '../random.js'

import { findFreePort } from '../../../demo/system/ports.js'

export type Model = { calls: () => number; stop: () => void; url: string }

/** A stand-in for the model: a real server that takes its time, and counts what it is asked. */
export const startModel = async ({ random }: { random: Random }): Promise<Model> => {
  let calls = 0
  const server = createServer((request, response) => {
    calls += 1
    const milliseconds = random.int({ max: 400, min: 100 })
    const value = random.int({ max: 100, min: 0 })
    request.resume()
    void sleep(milliseconds).then(() => response.end(JSON.stringify({ value })))
  })
  const port = await findFreePort()
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    calls: () => calls,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
    url: `http://127.0.0.1:${port}`,
  }
}
