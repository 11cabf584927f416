import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { BatchRunKind, EngineFunctionName } from '../../../domain/runs/functions.js'
import type { RunScope } from './types.js'

import { subjectsUnderWay } from '../../../database/runs/batches.js'
import { FUNCTIONS_OF } from '../../../domain/runs/functions.js'
import { engineFunctions } from './engineFunctions.js'

export type Plan = { function: EngineFunctionName; ids: (number | string)[] }

/** Whose turn it is in each function of a run. What another run is at already is left to that. */
export const planRun = async ({
  crm,
  kind,
  req,
  scope,
}: {
  crm: CRMContext
  kind: BatchRunKind
  req: PayloadRequest
  scope: RunScope
}): Promise<Plan[]> => {
  const plans: Plan[] = []
  for (const name of FUNCTIONS_OF[kind]) {
    const due = await engineFunctions[name].plan({ crm, now: crm.now(), req, scope })
    const underWay = await subjectsUnderWay({ crm, function: name, req })
    plans.push({ function: name, ids: due.filter((id) => !underWay.has(String(id))) })
  }
  return plans
}
