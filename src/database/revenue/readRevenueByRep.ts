import type { RevenueQuery } from '../../domain/revenue/query.js'
import type { RevenueByRep } from '../../domain/revenue/types.js'
import type { Args } from './scope.js'

import { byRevenue, toAnswer } from './answer.js'
import { readRepNames, toID } from './names.js'
import { readScope } from './scope.js'
import { sumRevenue } from './sumRevenue.js'

/** What each rep sold, the most first: the owner of the lead, else whoever created it. */
export const readRevenueByRep = async ({
  crm,
  query,
  req,
}: { query: RevenueQuery } & Args): Promise<RevenueByRep> => {
  const { isEmpty, scope } = await readScope({ crm, query, req })
  const sums = await sumRevenue({ crm, group: 'rep', isEmpty, req, scope })
  const nameOf = await readRepNames({ crm, ids: sums.rows.flatMap(({ key }) => key ?? []), req })
  return toAnswer({
    crm,
    scope,
    sums: { ...sums, rows: sums.rows.toSorted(byRevenue) },
    toRow: ({ key }) => ({
      rep: key === null ? null : nameOf(key),
      repID: key === null ? null : toID({ id: key, collection: crm.usersSlug, req }),
    }),
  })
}
