import type pg from 'pg'

import type { Size } from '../audience/generate.js'
import type { Send } from '../client.js'
import type { BenchApp } from '../startBenchApp.js'

export type JobContext = {
  app: BenchApp
  /** A plain connection, for looking up what to ask for and for orientation. */
  pool: pg.Pool
  print: (text: string) => void
  send: Send
  signal: AbortSignal
  /** Of the audience. */
  size: Size
}

export type Job = (context: JobContext) => Promise<void>
