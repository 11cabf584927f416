import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { LeadStatus, StageEntry, StageRef } from '../../domain/leads/decideStageChange.js'
import type { Query } from '../session.js'

import { adapterOf, execute, tableNameOf, tableOf } from '../session.js'

/** What a move needs to know of the lead it moves, read under the row's lock. */
export type LockedLead = {
  companyID: null | number | string
  estimatedValue: null | number
  isWritable: boolean
  pipelineID: number | string
  probability: null | number
  stage: string
  stageEnteredAt: string
  stages: StageRef[]
  status: LeadStatus
  updatedAt: string
}

type Args = {
  crm: CRMContext
  id: number | string
  req: PayloadRequest
  /** Which leads the user may write, `null` = all. */
  writable: null | Query
}

/**
 * The stages are read as of the start of the statement, the locked rows as they are once nobody else
 * holds them: `isCurrent` says whether that is the same state of the pipeline.
 */
const lockOnce = async ({
  id,
  crm,
  req,
  writable,
}: Args): Promise<({ isCurrent: boolean } & LockedLead) | undefined> => {
  const pipelines = tableOf({ collection: crm.slugs.pipelines, req })
  const [row] = await execute<{ isCurrent: boolean } & LockedLead>({
    query: sql`
      select l.stage, l.status, l.pipeline_id as "pipelineID", l.company_id as "companyID",
        l.probability::float8 as probability, l.estimated_value::float8 as "estimatedValue",
        l.updated_at::text as "updatedAt", l.stage_entered_at::text as "stageEnteredAt",
        ${writable ? sql`l.id ${writable}` : sql`true`} as "isWritable",
        (select json_agg(json_build_object('key', s.key, 'name', s.name, 'type', s.type,
            'probability', s.probability))
          from ${tableOf({ collection: crm.slugs.pipelines, req, subTable: 'stages' })} s
          where s._parent_id = l.pipeline_id) as stages,
        p.updated_at = (select q.updated_at from ${pipelines} q where q.id = p.id) as "isCurrent"
      from ${tableOf({ collection: crm.slugs.leads, req })} l
      join ${pipelines} p on p.id = l.pipeline_id
      where l.id = ${id} and l.deleted_at is null
      for no key update of l for key share of p`,
    req,
  })
  return row
}

/**
 * Locks a lead until the end of the transaction, and its pipeline against losing a stage, and reads
 * it with the stages. One statement, a second one where it had to wait for a change of the pipeline.
 *
 * @returns `null` when there is no such lead (outside the trash)
 */
export const lockLead = async (args: Args): Promise<LockedLead | null> => {
  const lead = await lockOnce(args)
  return (lead?.isCurrent ? lead : await lockOnce(args)) ?? null
}

/** Puts a lead at another place of its column. The version always moves on, however fast writes follow. */
export const placeLead = async ({
  id,
  boardOrder,
  crm,
  req,
}: {
  boardOrder: string
  crm: CRMContext
  id: number | string
  req: PayloadRequest
}): Promise<void> => {
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.leads, req })}
      set board_order = ${boardOrder}, updated_at = ${nextVersion(crm)}
      where id = ${id}`,
    req,
  })
}

const nextVersion = (crm: CRMContext): Query =>
  sql`greatest(${crm.now().toISOString()}::timestamptz, updated_at + interval '1 millisecond')`

/** Writes a stage change: the lead's new state, and its line of history. */
export const writeStageChange = async ({
  id,
  crm,
  entry,
  lead,
  req,
}: {
  crm: CRMContext
  entry: { boardOrder: string } & StageEntry
  id: number | string
  lead: LockedLead
  req: PayloadRequest
}): Promise<void> => {
  await execute({
    query: sql`
      update ${tableOf({ collection: crm.slugs.leads, req })} set
        stage = ${entry.stage}, status = ${entry.status}, probability = ${entry.probability},
        stage_entered_at = ${entry.stageEnteredAt}::timestamptz,
        last_activity_at = greatest(last_activity_at, ${entry.lastActivityAt}::timestamptz),
        closed_at = ${entry.closedAt}::timestamptz, lost_reason = ${entry.lostReason},
        lost_reason_key = ${entry.lostReasonKey}, won_reason = ${entry.wonReason},
        won_reason_key = ${entry.wonReasonKey},
        actual_value = ${entry.actualValue}, board_order = ${entry.boardOrder},
        updated_at = ${nextVersion(crm)}
      where id = ${id}`,
    req,
  })
  const author = req.user?.collection === crm.usersSlug ? req.user.id : null
  const adapter = adapterOf(req)
  await adapter.insert({
    db: adapter.sessions[(await req.transactionID) ?? '']?.db ?? adapter.drizzle,
    tableName: tableNameOf({ collection: crm.slugs.activities, req }),
    values: {
      type: 'stage_change',
      author,
      company: lead.companyID,
      createdBy: author,
      fromEnteredAt: new Date(lead.stageEnteredAt).toISOString(),
      fromStage: lead.stage,
      lead: id,
      occurredAt: entry.lastActivityAt,
      toStage: entry.stage,
    },
  })
}
