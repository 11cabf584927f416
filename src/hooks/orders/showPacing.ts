import type { FieldHook, PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { GoalLine } from '../../domain/orders/goalUnits.js'
import type { OrderStatus } from '../../domain/orders/status.js'

import { readTimeZone } from '../../database/settings/readTimeZone.js'
import { describePacing } from '../../domain/orders/pacing.js'
import { dayInZone } from '../../domain/revenue/period.js'

declare module 'payload' {
  interface RequestContext {
    /** The reporting time zone, once it was asked for. */
    crmTimeZone?: Promise<string>
  }
}

type Order = {
  delivery?: { clicks?: number; conversions?: number; impressions?: number } | null
  endDate?: null | string
  lines?: GoalLine[] | null
  startDate?: null | string
  status?: OrderStatus
}

/** The page of a list asks once for all its orders. */
const timeZoneOf = ({ crm, req }: { crm: CRMContext; req: PayloadRequest }): Promise<string> =>
  (req.context.crmTimeZone ??= readTimeZone({ crm, req }))

/** Pacing of an order as it is read; left out where what it is made of was not read. */
export const showPacing =
  (crm: CRMContext): FieldHook =>
  async ({ req, siblingData }) => {
    const { delivery, endDate, lines, startDate, status } = siblingData as Order
    return delivery && lines && status
      ? describePacing({
          bands: crm.pacing,
          delivery,
          endDate,
          lines,
          startDate,
          status,
          today: dayInZone({ moment: crm.now(), timeZone: await timeZoneOf({ crm, req }) }),
        })
      : undefined
  }
