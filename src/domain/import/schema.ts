import { z } from 'zod'

import { flag } from '../shared/flag.js'

export const importQuerySchema = z.strictObject({
  /** `true` finds out what would be done and writes nothing. */
  dryRun: flag('false'),
  /** `false` answers as soon as the files are stored, with the id of the work. */
  wait: flag('true'),
})
