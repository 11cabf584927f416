import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import type { Pipeline } from '../../collections/pipelines/operations/findPipeline.js'
import type { CRMContext } from '../../context.js'
import type { StageRef } from '../../domain/leads/decideStageChange.js'
import type { Lead } from '../../domain/leads/types.js'

import { isOwnRecentClosing } from '../../collections/activities/operations/isOwnRecentClosing.js'
import {
  findDefaultPipeline,
  findPipeline,
} from '../../collections/pipelines/operations/findPipeline.js'
import { topOfColumn } from '../../database/leads/topOfColumn.js'
import { decideStageChange } from '../../domain/leads/decideStageChange.js'
import { findStage, firstOpenStage } from '../../domain/pipelines/stages.js'
import { roleOf } from '../../utilities/access.js'
import { boardOrderBetween } from '../../utilities/boardOrder.js'
import { refusalError } from '../../utilities/crmError.js'
import { isSameRelation, relationID } from '../../utilities/relationID.js'

/**
 * The stage guard, at the one place every door leads through (REST, GraphQL, Local API, the admin
 * form): the stage exists on the lead's pipeline, the move is allowed, and what entering a stage
 * changes is written with it.
 */
export const enterStage =
  (crm: CRMContext): CollectionBeforeChangeHook<Lead> =>
  async ({ collection, data, operation, originalDoc, req }) => {
    const refuse = (field: string, message: string): never => {
      throw refusalError({
        collection: collection.slug,
        refusal: { code: 'invalid_input', field, message },
      })
    }
    const before = operation === 'update' ? originalDoc : undefined
    const pipelineID = relationID(data.pipeline ?? before?.pipeline)
    const isMoved =
      !before ||
      (data.stage !== undefined && data.stage !== before.stage) ||
      !isSameRelation(pipelineID, before.pipeline)
    if (!isMoved) {
      // What only a move changes stays as it is, whatever was sent; a lost lead keeps a reason.
      return {
        ...data,
        closedAt: before.closedAt,
        lostReason: before.status === 'lost' ? (data.lostReason ?? before.lostReason) : null,
        stageEnteredAt: before.stageEnteredAt,
        status: before.status,
      }
    }
    const pipeline =
      pipelineID === null
        ? await findDefaultPipeline({ crm, req })
        : await findPipeline({ crm, overrideAccess: true, pipeline: pipelineID, req })
    if (!pipeline) {
      return refuse('pipeline', req.t('crm:errors:noPipeline' as never))
    }
    const to = data.stage ? findStage(pipeline.stages, data.stage) : firstOpenStage(pipeline.stages)
    if (!to) {
      return refuse(
        'stage',
        req.t('crm:errors:noSuchStage' as never, {
          pipeline: pipeline.name,
          stages: pipeline.stages.map(({ key }) => key).join(', '),
        }),
      )
    }
    const from = before ? await stageBefore({ before, crm, pipeline, req }) : null
    const decision = decideStageChange({
      actualValue: data.actualValue === before?.actualValue ? undefined : data.actualValue,
      canReopen: !req.user || crm.access.canManage({ role: roleOf({ crm, req }) }),
      estimatedValue: data.estimatedValue,
      from,
      isUndo:
        before !== undefined &&
        before.status !== 'open' &&
        (await isOwnRecentClosing({ crm, leadID: before.id, req, stage: to.key })),
      lostReason: data.lostReason,
      now: crm.now(),
      to,
    })
    if (!decision.ok) {
      throw refusalError({ collection: collection.slug, refusal: decision.refusal })
    }
    const isPlaced = data.boardOrder && data.boardOrder !== before?.boardOrder
    return {
      ...data,
      ...decision.entry,
      boardOrder: isPlaced
        ? data.boardOrder
        : boardOrderBetween({
            after: await topOfColumn({
              collection: crm.slugs.leads,
              pipeline: pipeline.id,
              req,
              stage: to.key,
            }),
            before: null,
          }),
      lastActivityAt: before ? crm.now().toISOString() : data.lastActivityAt,
      pipeline: pipeline.id,
    }
  }

/** The stage a lead is leaving; one that its pipeline no longer has counts by the lead's own status. */
const stageBefore = async ({
  before,
  crm,
  pipeline,
  req,
}: {
  before: Lead
  crm: CRMContext
  pipeline: Pipeline
  req: PayloadRequest
}): Promise<StageRef> => {
  const home = isSameRelation(before.pipeline, pipeline.id)
    ? pipeline
    : await findPipeline({
        crm,
        overrideAccess: true, // the guard holds whoever asks
        pipeline: relationID(before.pipeline) ?? '',
        req,
      })
  return (
    findStage(home?.stages ?? [], before.stage) ?? {
      name: before.stage,
      type: before.status === 'won' || before.status === 'lost' ? before.status : 'open',
      key: before.stage,
      probability: before.probability ?? 0,
    }
  )
}
