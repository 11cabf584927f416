import { z } from 'zod'

const flag = (value: 'false' | 'true') =>
  z
    .enum(['true', 'false'])
    .default(value)
    .transform((given) => given === 'true')

export const importQuerySchema = z.strictObject({
  /** `true` finds out what would be done and writes nothing. */
  dryRun: flag('false'),
  /** `false` answers as soon as the files are stored, with the id of the work. */
  wait: flag('true'),
})
