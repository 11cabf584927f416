import type { CollectionBeforeChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'
import type { Line } from '../../domain/shared/money.js'

import { lineTotal } from '../../domain/shared/money.js'

/** The total of proposals and orders always is the sum of their lines. */
export const computeTotal =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  ({ data }) => ({
    ...data,
    totalValue: lineTotal({ currency: crm.currency, lines: (data.lines ?? []) as Line[] }),
  })
