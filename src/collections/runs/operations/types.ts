import type { Payload, PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { EngineFunctionName } from '../../../domain/runs/functions.js'
import type { BatchOutcome } from '../../../domain/runs/progress.js'

type ID = number | string

export type { BatchOutcome } from '../../../domain/runs/progress.js'

/** Which subjects a run is about: those the caller may read, and these alone if any are named. */
export type RunScope = {
  ids?: ID[]
  /** Also those whose result is not due yet. */
  isForced: boolean
  /** Key of a pipeline. */
  pipeline?: string
}

/** What the engine does to many records, in the steps a run takes. */
export type EngineFunction = {
  name: EngineFunctionName
  /** Whose turn it is, as `req`'s user may read them. */
  plan: (args: {
    crm: CRMContext
    now: Date
    req: PayloadRequest
    scope: RunScope
  }) => Promise<ID[]>
  /**
   * Reads, decides and asks the model, outside of any transaction, and writes nothing. What it answers
   * with writes, inside the transaction in which the run notes that the batch is done.
   */
  prepare: (args: {
    crm: CRMContext
    ids: ID[]
    now: Date
    payload: Payload
    req: PayloadRequest
    /** Id of the run, for what it writes. */
    run: ID
    signal: AbortSignal
  }) => Promise<(args: { req: PayloadRequest }) => Promise<BatchOutcome>>
}
