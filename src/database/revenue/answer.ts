import { Decimal } from 'decimal.js'

import type { CRMContext } from '../../context.js'
import type { RevenueByProduct } from '../../domain/revenue/types.js'
import type { RevenueScope } from './scope.js'
import type { Sum, Sums } from './sumOrders.js'

import { roundMoney } from '../../domain/shared/money.js'

type Common = Omit<RevenueByProduct, 'rows'>

type Part = { count: number; revenue: number; share: null | number }

const share = ({ amount, total }: { amount: string; total: Decimal }): null | number =>
  total.isZero() ? null : new Decimal(amount).div(total).toDecimalPlaces(6).toNumber()

/** Sums as the answer gives them: rounded once, each beside its share. */
export const toAnswer = <Row>({
  crm,
  scope: { basis, period, timeZone },
  sums,
  toRow,
}: {
  crm: CRMContext
  scope: RevenueScope
  sums: Sums
  toRow: (sum: Sum) => Row
}): { rows: (Part & Row)[] } & Common => {
  const { currency } = crm
  const total = Decimal.sum(0, ...sums.rows.map(({ revenue }) => revenue))
  return {
    basis,
    currency,
    from: period.from,
    previous: period.previous && {
      ...period.previous,
      total: roundMoney({ amount: sums.previous ?? 0, currency }),
    },
    rows: sums.rows.map((sum) => ({
      ...toRow(sum),
      count: sum.count,
      revenue: roundMoney({ amount: sum.revenue, currency }),
      share: share({ amount: sum.revenue, total }),
    })),
    timeZone,
    to: period.to,
    total: roundMoney({ amount: total, currency }),
  }
}

/** The largest first; what is equal, in an order that does not change from one answer to the next. */
export const byRevenue = (a: Sum, b: Sum): number =>
  new Decimal(b.revenue).cmp(a.revenue) || String(a.key).localeCompare(String(b.key))
