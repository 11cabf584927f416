/**
 * Preloaded into the server of a soak: on SIGUSR2 it collects all garbage and writes down what is
 * left, because only that can be told from garbage that waits to be collected.
 */
import { appendFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

process.on('SIGUSR2', () => {
  collect()
  collect()
  const { arrayBuffers, external, heapUsed, rss } = process.memoryUsage()
  const held = { heap: heapUsed + external + arrayBuffers, rss }
  appendFileSync(process.env.CRM_MEMORY_FILE, `${JSON.stringify(held)}\n`)
})
