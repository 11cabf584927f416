import { z } from 'zod'

import { listQueryShape } from '../shared/schemas.js'

const { sort, where } = listQueryShape

/** What a list of contacts shows, as a file. */
export const contactExportQuerySchema = z.strictObject({
  /** Fields, in this order, separated by commas. Left out, all that a file of contacts has. */
  columns: z
    .string()
    .max(2000)
    .transform((names) => names.split(',').filter(Boolean))
    .optional(),
  q: z.string().trim().max(200).optional(),
  sort,
  where,
})
