import { z } from 'zod'

export const importQuerySchema = z.strictObject({
  /** `true` finds out what would be done and writes nothing. */
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
})
