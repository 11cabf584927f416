import type { RevenueQuery } from '../../domain/revenue/query.js'
import type { RevenueByProduct } from '../../domain/revenue/types.js'
import type { Args } from './scope.js'

import { byRevenue, toAnswer } from './answer.js'
import { readProductNames, toID } from './names.js'
import { readScope } from './scope.js'
import { sumRevenue } from './sumRevenue.js'

/** What each product earned, the most first; lines in words make up a row of their own. */
export const readRevenueByProduct = async ({
  crm,
  query,
  req,
}: { query: RevenueQuery } & Args): Promise<RevenueByProduct> => {
  const { isEmpty, scope } = await readScope({ crm, query, req })
  const sums = await sumRevenue({ crm, group: 'product', isEmpty, req, scope })
  const nameOf = await readProductNames({
    crm,
    ids: sums.rows.flatMap(({ key }) => key ?? []),
    req,
  })
  return toAnswer({
    crm,
    scope,
    sums: { ...sums, rows: sums.rows.toSorted(byRevenue) },
    toRow: ({ key }) => ({
      product: key === null ? null : nameOf(key),
      productID: key === null ? null : toID({ id: key, collection: crm.slugs.products, req }),
    }),
  })
}
