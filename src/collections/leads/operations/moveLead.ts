import type { PayloadRequest, Where } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { LockedLead } from '../../../database/leads/moveLead.js'
import type { ClosingReasons } from '../../../domain/leads/decideStageChange.js'

import { whereToSQL } from '../../../database/accessFilter.js'
import { lockLead, placeLead, writeStageChange } from '../../../database/leads/moveLead.js'
import { stageBefore } from '../../../domain/leads/stageBefore.js'
import { isSameVersion } from '../../../domain/shared/version.js'
import { isBoardOrder } from '../../../utilities/boardOrder.js'
import { CRMError } from '../../../utilities/crmError.js'
import { hasForeignLogic } from '../../../utilities/ownLogic.js'
import { versionConflict } from '../../../utilities/versionConflict.js'
import { resolveStageEntry } from './resolveStageEntry.js'

/** What dragging a card sends. */
export type Move = {
  actualValue?: null | number
  boardOrder?: string
  stage?: string
  version?: string
} & ClosingReasons

const PLACE_KEYS = new Set(['boardOrder', 'version'])
const MOVE_KEYS = new Set([
  'actualValue',
  'boardOrder',
  'lostReason',
  'lostReasonKey',
  'stage',
  'version',
  'wonReason',
  'wonReasonKey',
])

/** Whether an update does nothing but put a card elsewhere in its column. */
const isPlacement = (data: object): boolean =>
  'boardOrder' in data && Object.keys(data).every((key) => PLACE_KEYS.has(key))

/** Whether an update only moves a card, and nothing stands in the way of doing so directly. */
export const isPlainMove = ({
  crm,
  data,
  req,
}: {
  crm: CRMContext
  data: Record<string, unknown>
  req: PayloadRequest
}): boolean =>
  (data.stage !== undefined || isPlacement(data)) &&
  Object.keys(data).every((key) => MOVE_KEYS.has(key)) &&
  [crm.slugs.leads, crm.slugs.activities].every(
    (slug) => !hasForeignLogic(req.payload.collections[slug]!.config),
  )

type Args = { crm: CRMContext; id: number | string; req: PayloadRequest }

const lockForMove = async ({ id, crm, move, req }: { move: Move } & Args): Promise<LockedLead> => {
  const { access } = req.payload.collections[crm.slugs.leads]!.config
  const allowed: boolean | Where = await access.update({ id, data: move, req })
  const lead =
    allowed === false
      ? null
      : await lockLead({
          id,
          crm,
          req,
          writable:
            allowed === true
              ? null
              : whereToSQL({ collection: crm.slugs.leads, req, where: allowed }),
        })
  if (allowed === false || lead?.isWritable === false) {
    throw new CRMError({
      code: 'forbidden',
      message: req.t('crm:errors:notYours' as never),
    })
  }
  if (!lead) {
    throw new CRMError({ code: 'not_found', message: req.t('crm:errors:noSuchLead' as never) })
  }
  return lead
}

const readLead = ({ id, crm, req }: Args): Promise<Record<string, unknown>> =>
  req.payload.findByID({
    id,
    collection: crm.slugs.leads,
    depth: 0,
    overrideAccess: false,
    req,
    user: req.user,
  })

/**
 * Moves a card, the hottest write of the product: one lock, one decision, one update and one line
 * of history in the request's transaction, without reading and writing the whole document. The
 * collection's hooks decide by the same {@link resolveStageEntry}.
 *
 * @throws CRMError `forbidden`, `not_found`, `version_conflict` (with the lead as it is now), or
 * the refusal of the move
 */
export const moveLead = async ({
  id,
  crm,
  move,
  req,
}: { move: Move } & Args): Promise<Record<string, unknown>> => {
  const lead = await lockForMove({ id, crm, move, req })
  if (move.version && !isSameVersion({ seen: move.version, stored: lead.updatedAt })) {
    throw versionConflict({
      config: req.payload.collections[crm.slugs.leads]!.config,
      current: await readLead({ id, crm, req }),
      req,
      written: move,
    })
  }
  if (move.boardOrder !== undefined && !isBoardOrder(move.boardOrder)) {
    throw new CRMError({
      code: 'invalid_input',
      field: 'boardOrder',
      message: req.t('crm:validation:boardOrder' as never),
    })
  }
  if (move.stage !== undefined && move.stage !== lead.stage) {
    const entry = await resolveStageEntry({
      crm,
      req,
      request: {
        ...move,
        estimatedValue: lead.estimatedValue,
        from: stageBefore({ lead, stages: lead.stages }),
        leadID: id,
        pipelineID: lead.pipelineID,
        stages: lead.stages,
      },
    })
    await writeStageChange({ id, crm, entry, lead, req })
    return readLead({ id, crm, req })
  }
  const { stage: _, ...rest } = move
  if (move.boardOrder !== undefined && isPlacement(rest)) {
    await placeLead({ id, boardOrder: move.boardOrder, crm, req })
    return readLead({ id, crm, req })
  }
  // The lead stays where it is, and only its reason or amount changes: no move after all.
  return req.payload.update({
    id,
    collection: crm.slugs.leads,
    data: { ...move },
    depth: 0,
    overrideAccess: false,
    req,
    user: req.user,
  })
}
