import { z } from 'zod'

import { figureFilterShape } from '../revenue/query.js'

export const alertsQuerySchema = z.strictObject({
  ...figureFilterShape,
  /** Leads of each kind. */
  limit: z.coerce.number().int().min(1).max(50).default(5),
})

export type AlertsQuery = z.infer<typeof alertsQuerySchema>
