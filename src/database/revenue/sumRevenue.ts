import type { Args, RevenueScope } from './scope.js'
import type { Group, Sums } from './sumOrders.js'

import { sumOrders } from './sumOrders.js'

/** Adds revenue up for a question the viewer may ask. */
export const sumRevenue = async ({
  isEmpty,
  ...args
}: { group: Group; isEmpty: boolean; scope: RevenueScope } & Args): Promise<Sums> =>
  isEmpty ? { previous: null, rows: [] } : sumOrders(args)
