import type { BoardCard } from '../../../domain/board/types.js'
import type { Reason } from '../../../domain/settings/settings.js'
import type { LeadDoc } from '../state/cardOfDoc.js'

/** What a move into a closed stage says about the lead. */
export type Closing = {
  actualValue?: number
  lostReason?: string
  lostReasonKey?: string
  wonReason?: string
  wonReasonKey?: string
}

/** What the dialog holds: texts, as typed. */
export type ClosingValues = { key: string; value: string; words: string }

/** The amount of the accepted proposal, where there is one; the estimate otherwise. */
export const startOf = ({
  accepted,
  card,
}: {
  accepted: null | number
  card: Pick<BoardCard, 'value'>
}): ClosingValues => ({ key: '', value: String(accepted ?? card.value), words: '' })

/** The answer, `null` where something is missing: why a lead was lost, or what it was won for. */
export const closingOf = ({
  type,
  reasons,
  values,
}: {
  reasons: Reason[]
  type: 'lost' | 'won'
  values: ClosingValues
}): Closing | null => {
  const words = values.words.trim() || undefined
  const reason = reasons.find(({ key }) => key === values.key)
  if (type === 'lost') {
    // In words in any case, so that two people who lost the same lead see each other's.
    const lostReason = words ?? reason?.label
    return lostReason === undefined ? null : { lostReason, lostReasonKey: reason?.key }
  }
  const actualValue = values.value.trim() === '' ? Number.NaN : Number(values.value)
  return actualValue >= 0 && Number.isFinite(actualValue)
    ? { actualValue, wonReason: words, wonReasonKey: reason?.key }
    : null
}

/** How a lead is closed, as a move back into its stage would say it. */
export const closingOfDoc = ({ type, doc }: { doc: LeadDoc; type: 'lost' | 'won' }): Closing =>
  type === 'won'
    ? {
        actualValue: doc.actualValue ?? undefined,
        wonReason: doc.wonReason ?? undefined,
        wonReasonKey: doc.wonReasonKey ?? undefined,
      }
    : {
        lostReason: doc.lostReason ?? undefined,
        lostReasonKey: doc.lostReasonKey ?? undefined,
      }

/** A move by what was chosen between two people's; with their words goes their reason of the list. */
export const settledMove = <M extends { closing?: Closing; stage: string }>({
  current,
  move,
  settled,
}: {
  current: Pick<LeadDoc, 'lostReason' | 'lostReasonKey'>
  move: M
  settled: { lostReason?: string; stage: string }
}): M => ({
  ...move,
  closing: {
    ...move.closing,
    lostReason: settled.lostReason,
    lostReasonKey:
      settled.lostReason === current.lostReason
        ? (current.lostReasonKey ?? undefined)
        : move.closing?.lostReasonKey,
  },
  stage: settled.stage,
})
