import type { PayloadRequest } from 'payload'

import { createHash } from 'node:crypto'

import type { CRMContext } from '../../../context.js'
import type { BatchRunKind } from '../../../domain/runs/functions.js'
import type { RunScope } from './types.js'

import { inTransaction } from '../../../database/inTransaction.js'
import { insertBatches } from '../../../database/runs/batches.js'
import { closeRun, writeProgress } from '../../../database/runs/changeRun.js'
import { findRun, insertRun } from '../../../database/runs/insertRun.js'
import { subjectFilter } from '../../../database/runs/subjectFilter.js'
import { readTimeZone } from '../../../database/settings/readTimeZone.js'
import { dayInZone } from '../../../domain/revenue/period.js'
import { planBatches } from '../../../domain/runs/planBatches.js'
import { startProgress, summarize } from '../../../domain/runs/progress.js'
import { queueTrigger } from '../../work/operations/queueTrigger.js'
import { planRun } from './planRun.js'

type ID = number | string

type Args = {
  crm: CRMContext
  kind: BatchRunKind
  /** When it was due, if it was not asked for now: a daily run is that of this day. */
  moment?: Date
  req: PayloadRequest
  scope: RunScope
}

export type StartedRun = {
  id: ID
  /** `false` when the same run was asked for before. */
  isNew: boolean
}

/** Who sees everything asks for the same; anybody else for what they see themselves. */
const viewerOf = async ({ crm, req }: Args): Promise<ID | null> => {
  const filter = await subjectFilter({ collection: crm.slugs.leads, req })
  return filter === null ? null : (req.user?.id ?? null)
}

/** There is one daily run of a calendar day, until it is done; and one run at a time over the same records. */
const keyOf = async (args: Args): Promise<string> => {
  const { crm, kind, moment = args.crm.now(), req, scope } = args
  if (kind === 'daily') {
    return `daily:${dayInZone({ moment, timeZone: await readTimeZone({ crm, req }) })}`
  }
  const asked = JSON.stringify([
    scope.ids?.map(String).sort() ?? null,
    scope.isForced,
    scope.pipeline ?? null,
    await viewerOf(args),
  ])
  return `${kind}:${createHash('sha256').update(asked).digest('base64url')}`
}

const planNew = async ({ id, crm, kind, req, scope }: { id: ID } & Args): Promise<void> => {
  const plans = await planRun({ crm, kind, req, scope })
  const total = plans.reduce((sum, { ids }) => sum + ids.length, 0)
  const progress = startProgress({ kind, total })
  if (total === 0) {
    const summary = summarize({ ...progress, kind })
    await closeRun({ id, crm, progress, req, status: 'done', summary })
    return
  }
  const batches = planBatches({ batchSize: crm.ai.batchSize, plans })
  await insertBatches({ batches, crm, req, run: id })
  await writeProgress({ id, crm, progress, req })
  await queueTrigger({ req })
}

/**
 * Starts a run: who is due is settled now, and worked on in batches by whichever workers are free.
 * When nobody is due it is over at once. Asked for again before it has ended (a daily run: on the same
 * calendar day, unless it failed or was given up) it is the same run. In the request's transaction, or
 * in one of its own.
 */
export const startRun = async (args: Args): Promise<StartedRun> => {
  const { crm, kind, req, scope } = args
  const key = await keyOf(args)
  return inTransaction({
    req,
    work: async () => {
      for (;;) {
        const id = await insertRun({ crm, req, run: { key, kind, scope } })
        if (id !== null) {
          await planNew({ ...args, id })
          return { id, isNew: true }
        }
        const found = await findRun({ crm, key, req })
        if (found !== null) {
          return { id: found, isNew: false }
        }
        // It ended between the two statements: its key is free.
      }
    },
  })
}
