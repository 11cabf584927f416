import { z } from 'zod'

import { listQueryShape } from '../shared/schemas.js'
import { IMPORT_STATUSES } from './status.js'

export const importListQuerySchema = z.strictObject({
  ...listQueryShape,
  status: z.enum(IMPORT_STATUSES).optional(),
})
