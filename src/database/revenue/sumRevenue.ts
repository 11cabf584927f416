import type { Args, RevenueScope } from './scope.js'
import type { Group, Sums } from './sumOrders.js'

import { sumDays } from './sumDays.js'
import { sumOrders } from './sumOrders.js'

/**
 * Adds revenue up for a question the viewer may ask: from what is kept by day where the viewer may
 * read all orders, else from those orders that the viewer may read.
 */
export const sumRevenue = async ({
  isEmpty,
  ...args
}: { group: Group; isEmpty: boolean; scope: RevenueScope } & Args): Promise<Sums> => {
  if (isEmpty) {
    return { previous: null, rows: [] }
  }
  const { isKept, leads, orders } = args.scope
  return isKept && leads === null && orders === null ? sumDays(args) : sumOrders(args)
}
