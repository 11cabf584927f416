import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Pipeline } from '../../database/pipelines/readPipeline.js'
import type { ClosingReasons, StageRef } from '../../domain/leads/decideStageChange.js'
import type { Lead } from '../../domain/leads/types.js'

import { resolveStageEntry } from '../../collections/leads/operations/resolveStageEntry.js'
import { settleReasons } from '../../collections/leads/operations/settleReasons.js'
import { readPipeline } from '../../database/pipelines/readPipeline.js'
import { stageBefore } from '../../domain/leads/stageBefore.js'
import { refusalError } from '../../utilities/crmError.js'
import { isSameRelation, relationID } from '../../utilities/relationID.js'

type Args = { crm: CRMContext; req: PayloadRequest }

const pipelineOf = async ({
  id,
  crm,
  lock,
  req,
}: { id: null | number | string; lock?: boolean } & Args): Promise<Pipeline> => {
  const pipeline = await readPipeline({ crm, lock, pipeline: id, req })
  if (!pipeline) {
    throw refusalError({
      collection: crm.slugs.leads,
      refusal: { code: 'invalid_input', field: 'pipeline', reason: 'noPipeline' },
      t: req.t,
    })
  }
  return pipeline
}

const leaving = async ({
  before,
  crm,
  pipeline,
  req,
}: { before: Lead; pipeline: Pipeline } & Args): Promise<StageRef> => {
  const home = isSameRelation(before.pipeline, pipeline.id)
    ? pipeline
    : await pipelineOf({ id: relationID(before.pipeline), crm, req })
  return stageBefore({ lead: before, stages: home.stages })
}

const isClosedAs = (before: Lead): 'lost' | 'open' | 'won' =>
  before.status === 'lost' || before.status === 'won' ? before.status : 'open'

/** What was sent of a field, where that is another value than before. */
const changed = ({
  name,
  before,
  data,
}: {
  before: Lead
  data: Partial<Lead>
  name: keyof ClosingReasons
}): null | string | undefined =>
  (data[name] ?? null) === (before[name] ?? null) ? undefined : data[name]

/** The reasons of a lead that stays as it is: those that change have to be on the list. */
const keepReasons = async ({
  before,
  crm,
  data,
  req,
}: { before: Lead; data: Partial<Lead> } & Args): Promise<ClosingReasons> => {
  const sent = (name: keyof ClosingReasons) => changed({ name, before, data })
  const reasons = {
    lostReason: sent('lostReason'),
    lostReasonKey: sent('lostReasonKey'),
    wonReason: sent('wonReason'),
    wonReasonKey: sent('wonReasonKey'),
  }
  const status = isClosedAs(before)
  const settled = await settleReasons({ crm, reasons, req, status })
  const keep = (name: keyof ClosingReasons): null | string =>
    (reasons[name] === undefined ? before[name] : settled[name]) ?? null
  return {
    lostReason: status === 'lost' ? (keep('lostReason') ?? before.lostReason) : null,
    lostReasonKey: status === 'lost' ? keep('lostReasonKey') : null,
    wonReason: status === 'won' ? keep('wonReason') : null,
    wonReasonKey: status === 'won' ? keep('wonReasonKey') : null,
  }
}

/** What only a move changes stays as it is, whatever was sent; a lost lead keeps a reason. */
const stay = async (args: { before: Lead; data: Partial<Lead> } & Args): Promise<Partial<Lead>> => {
  const { before, data } = args
  return {
    ...data,
    ...(await keepReasons(args)),
    closedAt: before.closedAt,
    probability: before.probability,
    stageEnteredAt: before.stageEnteredAt,
    status: before.status,
  }
}

/**
 * The stage guard, at the one place every door leads through (REST, GraphQL, Local API, the admin
 * form): the stage exists on the lead's pipeline, the move is allowed, and what entering a stage
 * changes is written with it.
 */
export const enterStage =
  (crm: CRMContext): CollectionBeforeChangeHook<Lead> =>
  async ({ data, operation, originalDoc, req }) => {
    const before = operation === 'update' ? originalDoc : undefined
    const pipelineID = relationID(data.pipeline ?? before?.pipeline)
    const isStaying =
      before &&
      (data.stage === undefined || data.stage === before.stage) &&
      isSameRelation(pipelineID, before.pipeline)
    if (isStaying) {
      return stay({ before, crm, data, req })
    }
    const pipeline = await pipelineOf({ id: pipelineID, crm, lock: true, req })
    const entry = await resolveStageEntry({
      crm,
      req,
      request: {
        actualValue: data.actualValue === before?.actualValue ? undefined : data.actualValue,
        boardOrder: data.boardOrder === before?.boardOrder ? undefined : data.boardOrder,
        estimatedValue: data.estimatedValue,
        from: before ? await leaving({ before, crm, pipeline, req }) : null,
        leadID: before?.id,
        lostReason: data.lostReason,
        lostReasonKey: data.lostReasonKey,
        pipelineID: pipeline.id,
        stage: data.stage,
        stages: pipeline.stages,
        wonReason: data.wonReason,
        wonReasonKey: data.wonReasonKey,
      },
    })
    return {
      ...data,
      ...entry,
      lastActivityAt: before ? entry.lastActivityAt : data.lastActivityAt,
      pipeline: pipeline.id,
    }
  }
