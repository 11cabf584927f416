import { z } from 'zod'

import { listQueryShape, text } from '../shared/schemas.js'
import { WORK_STATES } from './states.js'

export const workListQuerySchema = z.strictObject({
  ...listQueryShape,
  kind: text(60).optional(),
  state: z.enum(WORK_STATES).optional(),
})
