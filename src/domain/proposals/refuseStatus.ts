import type { Refusal } from '../errors.js'
import type { PricingModel } from '../products/pricing.js'
import type { ProposalStatus } from './status.js'

import { lineAmount } from '../shared/money.js'
import { isPastDay, isProposalExpired } from './status.js'

/** What the rate card asks of a line. */
export type Minimum = { minimumAmount?: null | number; minimumQuantity?: null | number }

type Line = {
  label: string
  /** Of the line's product, if it has one. */
  minimum?: Minimum | null
  price: number
  pricingModel?: null | PricingModel
  quantity: number
}

const refuseLine = ({
  currency,
  index,
  line: { label, minimum, price, quantity },
}: {
  currency: string
  index: number
  line: Line
}): null | Refusal => {
  const { minimumAmount, minimumQuantity } = minimum ?? {}
  if (minimumQuantity && quantity < minimumQuantity) {
    return {
      code: 'invalid_input',
      field: `lines.${index}.quantity`,
      reason: 'minimumQuantity',
      vars: { line: label, minimum: String(minimumQuantity) },
    }
  }
  return minimumAmount && lineAmount({ currency, price, quantity }) < minimumAmount
    ? {
        code: 'invalid_input',
        field: `lines.${index}.price`,
        reason: 'minimumAmount',
        vars: { currency, line: label, minimum: String(minimumAmount) },
      }
    : null
}

/** `null` when an offer may go out to its client, otherwise what is to be mended first. */
export const refuseSending = ({
  currency,
  expiresAt,
  lines,
  now,
  timeZone,
}: {
  currency: string
  expiresAt: null | string | undefined
  lines: Line[]
  now: Date
  timeZone: string
}): null | Refusal => {
  if (lines.length === 0) {
    return { code: 'invalid_input', field: 'lines', reason: 'noLines' }
  }
  if (isPastDay({ day: expiresAt, now, timeZone })) {
    return { code: 'invalid_input', field: 'expiresAt', reason: 'expiresInPast' }
  }
  for (const [index, line] of lines.entries()) {
    const refusal = refuseLine({ currency, index, line })
    if (refusal) {
      return refusal
    }
  }
  return null
}

/**
 * `null` when an offer that is out may take its next step, otherwise why not: one that a newer
 * revision has replaced takes none, one whose last day is over cannot be accepted.
 */
export const refuseAnswer = ({
  expiresAt,
  from,
  isSuperseded,
  now,
  timeZone,
  to,
}: {
  expiresAt: null | string | undefined
  from: ProposalStatus
  isSuperseded: boolean
  now: Date
  timeZone: string
  to: ProposalStatus
}): null | Refusal => {
  if (from === to) {
    return null
  }
  if (isSuperseded) {
    return { code: 'illegal_transition', field: 'status', reason: 'superseded' }
  }
  return to === 'accepted' && isProposalExpired({ expiresAt, now, status: from, timeZone })
    ? {
        code: 'illegal_transition',
        field: 'status',
        reason: 'expired',
        vars: { day: expiresAt!.slice(0, 10) },
      }
    : null
}
