import type { PayloadRequest } from 'payload'

import { setTimeout as sleep } from 'node:timers/promises'

import type { CRMContext } from '../../../context.js'

import { readRunStatus } from '../../../database/runs/changeRun.js'
import { RUN_BATCH } from '../../../domain/runs/workKind.js'
import { drainWork } from '../../work/operations/drainWork.js'
import { doBatch } from './doBatch.js'
import { lanesOf } from './lanes.js'
import { settleRuns } from './settleRuns.js'

/** Most of what proxies and platforms give a request. */
const SECONDS = 50

const PAUSE_MS = 200

/**
 * Waits for a run to end, and works on its batches meanwhile: it ends also where nobody else works.
 *
 * @returns whether it has ended; `false` when the time was up first
 */
export const waitForRun = async ({
  id,
  crm,
  req,
  seconds = SECONDS,
}: {
  crm: CRMContext
  id: number | string
  req: PayloadRequest
  seconds?: number
}): Promise<boolean> => {
  const { payload } = req
  const until = performance.now() + seconds * 1000
  const isUnderWay = async (): Promise<boolean> =>
    ['queued', 'running'].includes((await readRunStatus({ id, crm, req })) ?? '')
  while (await isUnderWay()) {
    const left = (until - performance.now()) / 1000
    if (left <= 0) {
      return false
    }
    const kinds = { [RUN_BATCH]: doBatch }
    await drainWork({ crm, kinds, lanes: lanesOf(crm), payload, seconds: left })
    await settleRuns({ crm, payload })
    if (await isUnderWay()) {
      await sleep(PAUSE_MS)
    }
  }
  return true
}
