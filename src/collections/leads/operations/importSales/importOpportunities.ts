import type { EnteredColumn } from '../../../../database/import/opportunities.js'
import type { SalesRefs } from '../../../../domain/import/checkOpportunity.js'
import type { OpportunityPlan } from '../../../../domain/import/planOpportunity.js'
import type { Scan } from './scanOpportunities.js'
import type { ID, ImportArgs } from './types.js'

import {
  compareLeads,
  createLeadStage,
  enteredColumns,
  leadStage,
  placeInColumn,
  writeOpportunities,
} from '../../../../database/import/opportunities.js'
import { topOfColumn } from '../../../../database/leads/topOfColumn.js'
import { checkOpportunity } from '../../../../domain/import/checkOpportunity.js'
import { toKey } from '../../../../domain/import/names.js'
import { planOpportunity } from '../../../../domain/import/planOpportunity.js'
import { boardOrderBetween } from '../../../../utilities/boardOrder.js'
import { findPipelines } from './findPipelines.js'
import { settleStage } from './settleStage.js'
import { stageRows } from './stageRows.js'

/** Lines of the file whose leads, orders and history are written together. */
const SPAN_LINES = 5000

const toStaged = ({
  args: { createdBy, crm },
  hash,
  plan,
}: {
  args: ImportArgs
  hash: string
  plan: OpportunityPlan<ID | null>
}): Record<string, unknown> => ({
  actual_value: plan.actualValue,
  closed_at: plan.closedAt,
  company_external_id: plan.accountExternalID,
  company_name: plan.companyName,
  created_at: plan.createdAt,
  created_by_id: createdBy,
  currency: crm.currency,
  estimated_value: plan.estimatedValue,
  external_id: plan.externalID,
  from_stage: plan.fromStage,
  import_hash: hash,
  last_activity_at: plan.lastActivityAt,
  lost_reason: plan.lostReason,
  order_end: plan.order?.endDate ?? null,
  order_name: plan.order?.name ?? null,
  order_price: plan.order?.price ?? null,
  order_start: plan.order?.startDate ?? null,
  order_status: plan.order?.status ?? null,
  order_total: plan.order?.totalValue ?? null,
  owner_id: plan.ownerID,
  pipeline_id: plan.pipelineID,
  probability: plan.probability,
  product_code: plan.product.code,
  product_name: plan.product.name,
  stage: plan.stage,
  stage_entered_at: plan.stageEnteredAt,
  status: plan.status,
})

/** Order keys for leads that come on top of a column one after the other. */
const keysOnTop = ({ count, top }: { count: number; top: null | string }): string[] => {
  const keys: string[] = []
  for (let after = top; keys.length < count; after = keys.at(-1)!) {
    keys.push(boardOrderBetween({ after, before: null }))
  }
  return keys
}

const placeOnBoard = async ({
  args: { crm, req },
  column,
}: {
  args: ImportArgs
  column: EnteredColumn
}): Promise<void> => {
  const { count, pipeline, stage } = column
  const top = await topOfColumn({ collection: crm.slugs.leads, pipeline, req, stage })
  await placeInColumn({ column, crm, keys: keysOnTop({ count, top }), req })
}

const writeAll = async ({ args, last }: { args: ImportArgs; last: number }): Promise<void> => {
  const { crm, now, onProgress, req } = args
  for (const column of await enteredColumns({ crm, req })) {
    await placeOnBoard({ args, column })
  }
  for (let from = 1; from <= last; from += SPAN_LINES) {
    onProgress({ done: from - 1, step: 'writing lines', total: last })
    const span = { from, to: from + SPAN_LINES - 1 }
    await writeOpportunities({ crm, now: now.toISOString(), req, span })
  }
}

/** Makes the opportunities of the file leads, with the orders and the history they imply. */
export const importOpportunities = async ({
  args,
  refs,
  scan,
  shiftDays,
}: {
  args: ImportArgs
  refs: SalesRefs<ID | null>
  scan: Scan
  shiftDays: number
}): Promise<void> => {
  const { crm, now, onProgress, options, req } = args
  const pipelines = await findPipelines({ crm, req })
  const stage = leadStage(crm)
  await createLeadStage({ crm, req })
  const last = await stageRows({
    args,
    keyColumn: 'opportunity_id',
    kind: 'opportunities',
    onRead: (done) => onProgress({ done, step: 'opportunities', total: scan.rows }),
    stage,
    take: ({ hash, row }) => {
      const result = checkOpportunity({ refs, row })
      if (!result.ok) {
        return result
      }
      const plan = planOpportunity<ID | null>({
        checked: result.checked,
        currency: crm.currency,
        firstWonOn: row.account === null ? undefined : scan.firstWonOn.get(toKey(row.account)),
        now,
        pipelines,
        shiftDays,
      })
      return { ok: true, staged: toStaged({ args, hash: hash(plan.basis), plan }) }
    },
  })
  await compareLeads({ crm, req })
  await settleStage({
    args,
    keyColumn: 'opportunity_id',
    kind: 'opportunities',
    label: 'external_id',
    stage,
  })
  if (!options.dryRun) {
    await writeAll({ args, last })
  }
}
