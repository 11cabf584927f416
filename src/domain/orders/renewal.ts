import type { Refusal } from '../errors.js'
import type { OrderStatus } from './status.js'

import { addDays, daysBetween } from '../shared/days.js'

/** When an order runs, as far as it is known: calendar days, plain or as they are stored. */
export type Flight = { endDate?: null | string; startDate?: null | string }

/** `null` when the order may be renewed, otherwise why not. */
export const refuseRenewal = ({ status }: { status: OrderStatus }): null | Refusal =>
  status === 'cancelled'
    ? { code: 'illegal_transition', field: 'status', reason: 'notRenewable', vars: { status } }
    : null

const plain = (day: null | string | undefined): null | string => day?.slice(0, 10) ?? null

/**
 * When a renewal runs: from the day after the end, as long as the order before. A day that is given
 * stays as given, and one that neither is given nor follows is left open.
 */
export const planRenewal = ({
  before,
  given,
}: {
  before: Flight
  given: Flight
}): { endDate: null | string; startDate: null | string } => {
  const [start, end] = [plain(before.startDate), plain(before.endDate)]
  const startDate = plain(given.startDate) ?? (end && addDays({ day: end, days: 1 }))
  const length = start && end ? daysBetween({ from: start, to: end }) : null
  const follows =
    startDate !== null && length !== null ? addDays({ day: startDate, days: length }) : null
  return { endDate: plain(given.endDate) ?? follows, startDate }
}
