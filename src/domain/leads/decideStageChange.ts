import type { Refusal } from '../errors.js'
import type { Stage, StageType } from '../pipelines/stages.js'

export const LEAD_STATUSES = ['open', 'won', 'lost', 'archived'] as const

export type LeadStatus = (typeof LEAD_STATUSES)[number]

/** How long the person who closed a lead may take that back without a manager. Milliseconds. */
export const UNDO_WINDOW_MS = 5 * 60 * 1000

/** What a decision needs to know of a stage. */
export type StageRef = Pick<Stage, 'key' | 'name' | 'probability' | 'type'>

/** What a lead gains by entering a stage; written together with the new stage. */
export type StageEntry = {
  actualValue: null | number
  closedAt: null | string
  lostReason: null | string
  probability: number
  stage: string
  stageEnteredAt: string
  status: LeadStatus
}

export type StageChange = {
  /** What the caller says of the closed lead; the stored values otherwise. */
  actualValue?: null | number
  /** Managers, and the system's own work, may take a lead out of a closed stage. */
  canReopen: boolean
  estimatedValue?: null | number
  /** `null` when the lead is new. */
  from: null | StageRef
  /** True when the same person closed this lead within {@link UNDO_WINDOW_MS} and is putting it back. */
  isUndo?: boolean
  lostReason?: null | string
  now: Date
  to: StageRef
}

const STATUS_OF_TYPE: Record<StageType, LeadStatus> = { lost: 'lost', open: 'open', won: 'won' }

const isClosed = (stage: null | StageRef): boolean => stage !== null && stage.type !== 'open'

/**
 * Decides whether a lead may enter a stage and what that changes on it.
 *
 * A lost stage needs a reason; a closed stage is left by managers only, except to take back one's
 * own closing; a won stage fixes the actual value (the estimate unless told otherwise).
 */
export const decideStageChange = ({
  actualValue,
  canReopen,
  estimatedValue,
  from,
  isUndo = false,
  lostReason,
  now,
  to,
}: StageChange): { entry: StageEntry; ok: true } | { ok: false; refusal: Refusal } => {
  if (from && isClosed(from) && !canReopen && !isUndo) {
    return {
      ok: false,
      refusal: {
        code: 'illegal_transition',
        field: 'stage',
        message: `This lead is closed (${from.name}). Only a manager can reopen it.`,
      },
    }
  }
  const reason = lostReason?.trim() ?? ''
  if (to.type === 'lost' && !reason) {
    return {
      ok: false,
      refusal: {
        code: 'invalid_input',
        field: 'lostReason',
        message: 'Say why the lead was lost before moving it to a lost stage.',
      },
    }
  }
  return {
    entry: {
      actualValue: to.type === 'won' ? (actualValue ?? estimatedValue ?? 0) : null,
      closedAt: isClosed(to) ? now.toISOString() : null,
      lostReason: to.type === 'lost' ? reason : null,
      probability: to.probability,
      stage: to.key,
      stageEnteredAt: now.toISOString(),
      status: STATUS_OF_TYPE[to.type],
    },
    ok: true,
  }
}
