import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { WorkItem, WorkProgress } from '../../../domain/work/types.js'

/** What the effects of a step say about the item: it is done, or so far it is. */
export type StepOutcome<Result> =
  { isDone: false; progress: WorkProgress } | { isDone: true; result: Result }

/**
 * Runs effects in one transaction together with what they mean for the item. They are committed only
 * while the worker still owns the item, so that each step of it takes effect exactly once.
 *
 * @throws LostLease when the item belongs to another by now; nothing was written
 */
export type Commit<Result> = (
  effects: (args: { req: PayloadRequest }) => Promise<StepOutcome<Result>>,
) => Promise<void>

export type WorkArgs<Result> = {
  commit: Commit<Result>
  crm: CRMContext
  item: WorkItem
  /**
   * Shows how far a single long step is. Steps that are committed one by one say so with `commit`,
   * and go on from `item.progress`.
   */
  report: (progress: WorkProgress) => void
  /** A request in the name of whoever asked for the work, outside of any transaction. */
  request: () => Promise<PayloadRequest>
  /** Ends when the item is lost, cancelled, or the process is told to end: stop soon. */
  signal: AbortSignal
}

/** Does the work of a kind. What it does outside of `commit` may happen again when it is killed. */
export type WorkHandler<Result = unknown> = (args: WorkArgs<Result>) => Promise<void>

/** Handlers by kind. */
export type WorkKinds = Record<string, WorkHandler>

/**
 * How many items of a kind a process does at the same time: for work that mostly waits for others.
 * Kinds that are not named are done one after the other, all together.
 */
export type Lanes = Record<string, number>
