import type { Refusal } from '../errors.js'
import type { Stage, StageType } from '../pipelines/stages.js'

export const LEAD_STATUSES = ['open', 'won', 'lost', 'archived'] as const

export type LeadStatus = (typeof LEAD_STATUSES)[number]

/** How long a person may take back their own move, a closing included. Milliseconds. */
export const UNDO_WINDOW_MS = 5 * 60 * 1000

/** What a decision needs to know of a stage. */
export type StageRef = Pick<Stage, 'key' | 'name' | 'probability' | 'type'>

/** What a lead gains by entering a stage; written together with the new stage. */
export type StageEntry = {
  actualValue: null | number
  closedAt: null | string
  lastActivityAt: string
  lostReason: null | string
  lostReasonKey: null | string
  probability: number
  stage: string
  stageEnteredAt: string
  status: LeadStatus
  wonReason: null | string
  wonReasonKey: null | string
}

/** Why a lead is closed: a key of the settings' list, words, or both. */
export type ClosingReasons = {
  lostReason?: null | string
  lostReasonKey?: null | string
  wonReason?: null | string
  wonReasonKey?: null | string
}

export type StageChange = {
  /** What the caller says of the closed lead; the stored values otherwise. */
  actualValue?: null | number
  /** Managers, and the system's own work, may take a lead out of a closed stage. */
  canReopen: boolean
  estimatedValue?: null | number
  /** `null` when the lead is new. */
  from: null | StageRef
  now: Date
  to: StageRef
  /**
   * Set when the same person moved this lead out of `to` within {@link UNDO_WINDOW_MS} and is
   * putting it back: it then counts as in that stage since the time it had entered it (ISO 8601).
   */
  undo?: { enteredAt: string } | null
} & ClosingReasons

const STATUS_OF_TYPE: Record<StageType, LeadStatus> = { lost: 'lost', open: 'open', won: 'won' }

const isClosed = (stage: null | StageRef): boolean => stage !== null && stage.type !== 'open'

/**
 * Decides whether a lead may enter a stage and what that changes on it.
 *
 * A lost stage needs a reason, in words (those of the list, where a key was chosen); a closed stage is left by managers only, except to take back one's
 * own closing; a won stage fixes the actual value (the estimate unless told otherwise).
 */
export const decideStageChange = ({
  actualValue,
  canReopen,
  estimatedValue,
  from,
  lostReason,
  lostReasonKey,
  now,
  to,
  undo,
  wonReason,
  wonReasonKey,
}: StageChange): { entry: StageEntry; ok: true } | { ok: false; refusal: Refusal } => {
  if (from && isClosed(from) && !canReopen && !undo) {
    return {
      ok: false,
      refusal: {
        code: 'illegal_transition',
        field: 'stage',
        reason: 'closed',
        vars: { stage: from.name },
      },
    }
  }
  const reason = lostReason?.trim() ?? ''
  const enteredAt = undo?.enteredAt ?? now.toISOString()
  if (to.type === 'lost' && !reason) {
    return {
      ok: false,
      refusal: {
        code: 'invalid_input',
        field: 'lostReason',
        reason: 'lostReason',
      },
    }
  }
  return {
    entry: {
      actualValue: to.type === 'won' ? (actualValue ?? estimatedValue ?? 0) : null,
      closedAt: isClosed(to) ? enteredAt : null,
      lastActivityAt: now.toISOString(),
      lostReason: to.type === 'lost' ? reason : null,
      lostReasonKey: to.type === 'lost' ? (lostReasonKey ?? null) : null,
      probability: to.probability,
      stage: to.key,
      stageEnteredAt: enteredAt,
      status: STATUS_OF_TYPE[to.type],
      wonReason: to.type === 'won' ? (wonReason ?? null) : null,
      wonReasonKey: to.type === 'won' ? (wonReasonKey ?? null) : null,
    },
    ok: true,
  }
}
