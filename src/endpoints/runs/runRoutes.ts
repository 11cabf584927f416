import type { PayloadRequest } from 'payload'

import type { RunScope } from '../../collections/runs/operations/types.js'
import type { CRMContext } from '../../context.js'
import type { BatchRunKind } from '../../domain/runs/functions.js'
import type { RunBody } from '../../domain/runs/schema.js'
import type { KeyedRequest } from '../../utilities/http/answerOnce.js'
import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import { cancelRun } from '../../collections/runs/operations/cancelRun.js'
import { estimate } from '../../collections/runs/operations/estimate.js'
import { startRun } from '../../collections/runs/operations/startRun.js'
import { waitForRun } from '../../collections/runs/operations/waitForRun.js'
import { inTransaction } from '../../database/inTransaction.js'
import { isStorableID } from '../../database/session.js'
import { runBodySchema, runListQuerySchema, runQuerySchema } from '../../domain/runs/schema.js'
import { recordParamsSchema } from '../../domain/shared/schemas.js'
import { CRMError } from '../../utilities/crmError.js'
import { Answer } from '../../utilities/http/answer.js'
import { answerOnce } from '../../utilities/http/answerOnce.js'
import { defineRoute } from '../../utilities/http/defineRoute.js'
import { requirePipeline } from '../leads/leadsWhere.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { listRoute, readRoute } from '../shared/resourceRoutes.js'

type Args = { crm: CRMContext; req: PayloadRequest }

const runs: Resource<typeof runListQuerySchema> = {
  key: 'runs',
  listQuery: runListQuerySchema,
  noun: 'run',
  path: '/ai/runs',
  toWhere: ({ query: { kind, status }, req }) => equalsWhere({ req, values: { kind, status } }),
}

/** How the records of a run may be called, besides `ids`. */
const NAMES: Record<BatchRunKind, 'leadIds' | 'orderIds'> = {
  daily: 'leadIds',
  predict_churn: 'leadIds',
  score_leads: 'leadIds',
  suggest_upsells: 'orderIds',
}

/** The name under which the caller gave ids, `null` without any. Ids of leads are none of orders. */
const namedIn = ({ body, kind }: { body: RunBody; kind: BatchRunKind }) => {
  const [name, ...others] = (['ids', 'leadIds', 'orderIds'] as const).filter((one) => body[one])
  const wrong = name === 'ids' || name === NAMES[kind] ? others[0] : name
  if (wrong !== undefined) {
    throw new CRMError({
      code: 'invalid_input',
      field: wrong,
      message: `Name the records as "ids" or "${NAMES[kind]}", once.`,
    })
  }
  return name ?? null
}

/** @throws CRMError `invalid_input` for ids that no record could have, and a pipeline that is not there */
const scopeOf = async ({
  body,
  crm,
  kind,
  req,
}: { body: RunBody; kind: BatchRunKind } & Args): Promise<RunScope> => {
  const { force, pipeline_type: pipeline } = body
  const name = namedIn({ body, kind })
  const ids = name === null ? undefined : body[name]
  const wrong = ids?.find((id) => !isStorableID({ id, req }))
  if (name !== null && wrong !== undefined) {
    throw new CRMError({
      code: 'invalid_input',
      field: name,
      message: `"${wrong}" is no id of a record.`,
    })
  }
  const found =
    pipeline === undefined
      ? null
      : await requirePipeline({ crm, field: 'pipeline_type', pipeline, req })
  return {
    isForced: force,
    ...(ids && { ids }),
    ...(found && { pipeline: found.key }),
  }
}

const readRun = async ({ id, crm, req }: { id: number | string } & Args): Promise<object> =>
  req.payload.findByID({
    id,
    collection: crm.slugs.runs,
    depth: 0,
    overrideAccess: false,
    req,
    user: req.user,
  })

/** Starts a run and answers with its id, or with all of it when the caller waits for its end. */
const answerRun = async ({
  crm,
  isWaiting,
  keyed,
  kind,
  req,
  scope,
}: {
  isWaiting: boolean
  keyed: KeyedRequest | null
  kind: BatchRunKind
  scope: RunScope
} & Args): Promise<Answer> => {
  const start = async (): Promise<Answer> => {
    const { id } = await startRun({ crm, kind, req, scope })
    return new Answer(202, { runId: id })
  }
  const started = await inTransaction({
    req,
    work: keyed ? () => answerOnce({ keyed, req, work: start }) : start,
  })
  if (!isWaiting) {
    return started
  }
  const { runId } = JSON.parse(started.text) as { runId: number | string }
  const isOver = await waitForRun({ id: runId, crm, req })
  return isOver ? new Answer(200, { ...(await readRun({ id: runId, crm, req })) }) : started
}

const runRoute = ({
  kind,
  path,
  summary,
}: {
  kind: BatchRunKind
  path: string
  summary: string
}): Route =>
  defineRoute({
    access: 'canWriteOwn',
    body: runBodySchema,
    handle: async ({ body, crm, keyed, query, req }) => {
      const scope = await scopeOf({ body, crm, kind, req })
      return query.estimate
        ? { estimate: await estimate({ crm, kind, req, scope }) }
        : answerRun({ crm, isWaiting: query.wait, keyed, kind, req, scope })
    },
    method: 'post',
    path,
    query: runQuerySchema,
    rateLimit: 'ai',
    summary,
    transaction: 'operation',
  })

/** Runs of the sales engine: started here, worked on by whoever is free. */
export const runRoutes: Route[] = [
  runRoute({
    kind: 'score_leads',
    path: '/ai/score-leads',
    summary: 'Scores the leads without a recent score, or those that are named.',
  }),
  runRoute({
    kind: 'suggest_upsells',
    path: '/ai/suggest-upsells',
    summary: 'Looks for upsells in active orders.',
  }),
  runRoute({
    kind: 'predict_churn',
    path: '/ai/predict-churn',
    summary: 'Says which existing clients may leave.',
  }),
  defineRoute({
    access: 'canManage',
    handle: async ({ crm, keyed, query, req }) => {
      const daily = { crm, kind: 'daily', req, scope: { isForced: false } } as const
      return query.estimate
        ? { estimate: await estimate(daily) }
        : answerRun({ ...daily, isWaiting: query.wait, keyed })
    },
    method: 'post',
    path: '/ai/daily-run',
    query: runQuerySchema,
    rateLimit: 'ai',
    summary: 'Starts the daily run, once on a calendar day.',
    transaction: 'operation',
  }),
  { ...listRoute(runs), summary: 'Lists runs, the latest first.' },
  { ...readRoute(runs), summary: 'Reads one run: how far it is, or what came of it.' },
  defineRoute({
    access: 'canWriteOwn',
    handle: async ({ crm, params: { id }, req }) => {
      await cancelRun({ id, crm, req })
      return { ...(await readRun({ id, crm, req })) }
    },
    method: 'post',
    noun: 'run',
    params: recordParamsSchema,
    path: '/ai/runs/:id/cancel',
    summary: 'Gives a run up: what it did so far stays.',
  }),
]
