import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { RunEstimate } from '../../../domain/runs/estimate.js'
import type { BatchRunKind } from '../../../domain/runs/functions.js'
import type { RunScope } from './types.js'

import { readMeasuredUsage } from '../../../database/runs/readMeasuredUsage.js'
import { estimateRun } from '../../../domain/runs/estimate.js'
import { planRun } from './planRun.js'

/** What a run would take if it were started now; starts nothing. */
export const estimate = async ({
  crm,
  kind,
  req,
  scope,
}: {
  crm: CRMContext
  kind: BatchRunKind
  req: PayloadRequest
  scope: RunScope
}): Promise<RunEstimate> => {
  const { batchSize, provider } = crm.ai
  const plans = await planRun({ crm, kind, req, scope })
  const measured = await readMeasuredUsage({ req })
  return estimateRun({
    batchSize,
    hasModel: provider !== null,
    plans: plans.map(({ function: name, ids }) => ({
      function: name,
      measured: measured.get(`${name} ${provider?.modelOf({ function: name })}`) ?? null,
      price: provider?.priceOf({ function: name }) ?? null,
      subjects: ids.length,
    })),
  })
}
