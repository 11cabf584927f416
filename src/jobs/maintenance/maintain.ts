import type { WorkHandler } from '../../collections/work/operations/types.js'

import { tidyUp } from '../../collections/work/operations/tidyUp.js'

/** Every hour: what is left over goes. Workers take care of expired leases themselves. */
export const maintain: WorkHandler<{ deleted: number }> = ({ commit, crm }) =>
  commit(async ({ req }) => ({ isDone: true, result: await tidyUp({ crm, req }) }))
