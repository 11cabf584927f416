import type { PayloadRequest } from 'payload'

import { randomUUID } from 'node:crypto'

import type { CRMContext } from '../../../context.js'
import type { DuplicateScan } from '../../../domain/duplicates/answers.js'
import type { DuplicateKind } from '../../../domain/duplicates/types.js'
import type { WorkProgress } from '../../../domain/work/types.js'
import type { WorkHandler } from '../../work/operations/types.js'

import { countOpenPairs, dropStalePairs, keepPairs } from '../../../database/duplicates/queue.js'
import {
  countRecords,
  findPairsOf,
  lockScan,
  readMoment,
  scanRecords,
} from '../../../database/duplicates/scan.js'
import { inTransaction } from '../../../database/inTransaction.js'
import { findLatestWork } from '../../../database/work/keyedWork.js'
import { DUPLICATE_KINDS } from '../../../domain/duplicates/types.js'
import { SCAN_DUPLICATES } from '../../../domain/duplicates/workKind.js'
import { enqueueWork } from '../../work/operations/enqueueWork.js'

type Args = { crm: CRMContext; req: PayloadRequest }

/** Of a step, which is committed on its own. */
const BATCH = 1000

const SEPARATOR = ' '

/** Where a scan is: the kind, the last record it has looked at, and since when it looks. */
type Place = { after: null | string; kind: DuplicateKind; since: string }

const placeOf = (progress: null | WorkProgress): null | Place => {
  if (!progress?.step) {
    return null
  }
  const [kind, since, after] = progress.step.split(SEPARATOR)
  return { after: after ?? null, kind: kind as DuplicateKind, since: since! }
}

const stepOf = ({ after, kind, since }: Place): string =>
  [kind, since, ...(after === null ? [] : [after])].join(SEPARATOR)

const kindAfter = (kind: DuplicateKind): DuplicateKind | undefined =>
  DUPLICATE_KINDS[DUPLICATE_KINDS.indexOf(kind) + 1]

const countAll = async (args: Args): Promise<number> => {
  const people = await countRecords({ ...args, kind: 'contacts' })
  return people + (await countRecords({ ...args, kind: 'companies' }))
}

/**
 * Looks at everybody, a thousand at a time, each step committed on its own: killed, it goes on where it
 * was. What is not found again at the end of a kind is no longer in the queue.
 */
export const scanStored: WorkHandler<{ found: number }> = async ({ commit, crm, item, signal }) => {
  let progress = item.progress
  let isDone = false
  while (!isDone) {
    signal.throwIfAborted()
    await commit(async ({ req }) => {
      const place = placeOf(progress) ?? {
        after: null,
        kind: DUPLICATE_KINDS[0],
        since: (await readMoment({ req })).replace(SEPARATOR, 'T'),
      }
      const { kind, since } = place
      const total = progress?.total ?? (await countAll({ crm, req }))
      const { count, last, pairs } = await scanRecords({
        after: place.after,
        crm,
        kind,
        limit: BATCH,
        req,
      })
      await keepPairs({ kind, pairs, req })
      const isEnd = count < BATCH
      if (isEnd) {
        await dropStalePairs({ kind, req, since })
      }
      const next = isEnd ? kindAfter(kind) : kind
      if (next === undefined) {
        isDone = true
        return { isDone: true, result: { found: await countOpenPairs({ req }) } }
      }
      progress = {
        done: (progress?.done ?? 0) + count,
        step: stepOf({ after: isEnd ? null : String(last), kind: next, since }),
        total,
      }
      return { isDone: false, progress }
    })
  }
}

/** Looks for others like one record that was written, outside of the request that wrote it. */
export const findStored: WorkHandler<{ found: number }> = ({ commit, crm, item }) =>
  commit(async ({ req }) => {
    const { id, kind } = item.input as { id: number | string; kind: DuplicateKind }
    const since = await readMoment({ req })
    const pairs = await findPairsOf({ id, crm, kind, req })
    await keepPairs({ kind, pairs, req })
    await dropStalePairs({ kind, of: id, req, since })
    return { isDone: true, result: { found: pairs.length } }
  })

/** The last look at everything that somebody asked for, `null` when nobody has. */
export const readScan = async ({ crm, req }: Args): Promise<DuplicateScan | null> => {
  const work = await findLatestWork({ crm, kind: SCAN_DUPLICATES, req })
  if (!work) {
    return null
  }
  const { id, finishedAt, progress, result, state } = work
  const { done = 0, total = 0 } = (progress ?? {}) as Partial<WorkProgress>
  const { found = null } = (result ?? {}) as { found?: number }
  return { id, done: state === 'done' ? total : done, finishedAt, found, state, total }
}

/** Has everything looked at anew. Asked for while somebody's look is under way, that one is answered. */
export const startScan = ({ crm, req }: Args): Promise<DuplicateScan> =>
  inTransaction({
    req,
    work: async () => {
      await lockScan({ req })
      const running = await readScan({ crm, req })
      if (running && ['queued', 'running'].includes(running.state)) {
        return running
      }
      await enqueueWork({
        crm,
        key: `${SCAN_DUPLICATES}:${randomUUID()}`,
        kind: SCAN_DUPLICATES,
        req,
      })
      return (await readScan({ crm, req }))!
    },
  })
