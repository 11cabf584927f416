import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type {
  ClosingReasons,
  StageEntry,
  StageRef,
} from '../../../domain/leads/decideStageChange.js'

import { topOfColumn } from '../../../database/leads/topOfColumn.js'
import { decideStageChange } from '../../../domain/leads/decideStageChange.js'
import { findStage, firstOpenStage } from '../../../domain/pipelines/stages.js'
import { roundMoney } from '../../../domain/shared/money.js'
import { roleOf } from '../../../utilities/access.js'
import { boardOrderBetween } from '../../../utilities/boardOrder.js'
import { refusalError } from '../../../utilities/crmError.js'
import { findUndo } from '../../activities/operations/findUndo.js'
import { settleReasons } from './settleReasons.js'

export type StageRequest = {
  /** Of the won lead, where the caller names it. */
  actualValue?: null | number
  /** Where on the board; on top of the column when left out. */
  boardOrder?: null | string
  estimatedValue?: null | number
  /** The stage the lead leaves, `null` for a new one. */
  from: null | StageRef
  leadID?: number | string
  pipelineID: number | string
  /** Key; the first open stage when left out. */
  stage?: null | string
  /** Of the pipeline the lead is on afterwards. */
  stages: StageRef[]
} & ClosingReasons

/**
 * Everything that entering a stage writes on a lead, for every door into the database.
 *
 * @throws the refusal: no such stage, a closed lead, a missing reason
 */
export const resolveStageEntry = async ({
  crm,
  req,
  request: { boardOrder, from, leadID, pipelineID, stage, stages, ...values },
}: {
  crm: CRMContext
  req: PayloadRequest
  request: StageRequest
}): Promise<{ boardOrder: string } & StageEntry> => {
  const collection = crm.slugs.leads
  const to = stage ? findStage(stages, stage) : firstOpenStage(stages)
  if (!to) {
    throw refusalError({
      collection,
      refusal: {
        code: 'invalid_input',
        field: 'stage',
        reason: 'noSuchStage',
        vars: { stages: stages.map(({ key }) => key).join(', ') },
      },
      t: req.t,
    })
  }
  const { actualValue, estimatedValue, ...reasons } = values
  const decision = decideStageChange({
    actualValue:
      typeof actualValue === 'number'
        ? roundMoney({ amount: actualValue, currency: crm.currency })
        : actualValue,
    canReopen: !req.user || crm.access.canManage({ role: roleOf({ crm, req }) }),
    estimatedValue,
    from,
    now: crm.now(),
    ...(await settleReasons({ crm, reasons, req, status: to.type })),
    to,
    undo: leadID === undefined ? null : await findUndo({ crm, leadID, req, stage: to.key }),
  })
  if (!decision.ok) {
    throw refusalError({ collection, refusal: decision.refusal, t: req.t })
  }
  return {
    ...decision.entry,
    boardOrder:
      boardOrder ??
      boardOrderBetween({
        after: await topOfColumn({ collection, pipeline: pipelineID, req, stage: to.key }),
        before: null,
      }),
  }
}
