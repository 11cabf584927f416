import type { FieldHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { GoalLine } from '../../domain/orders/goalUnits.js'
import type { OrderStatus } from '../../domain/orders/status.js'

import { describePacing } from '../../domain/orders/pacing.js'
import { dayInZone } from '../../domain/revenue/period.js'

type Order = {
  delivery?: { clicks?: number; conversions?: number; impressions?: number } | null
  endDate?: null | string
  lines?: GoalLine[] | null
  startDate?: null | string
  status?: OrderStatus
}

/** Pacing of an order as it is read; left out where what it is made of was not read. */
export const showPacing =
  (crm: CRMContext): FieldHook =>
  ({ siblingData }) => {
    const { delivery, endDate, lines, startDate, status } = siblingData as Order
    return delivery && lines && status
      ? describePacing({
          bands: crm.pacing,
          delivery,
          endDate,
          lines,
          startDate,
          status,
          today: dayInZone({ moment: crm.now(), timeZone: 'UTC' }),
        })
      : undefined
  }
