import { z } from 'zod'

import { DATE_ORDERS, DECIMAL_MARKS } from '../../import/formats.js'
import { ON_ERROR } from '../../imports/onError.js'
import { flag } from '../../shared/flag.js'
import { idSchema } from '../../shared/schemas.js'
import { COLUMN_FIELDS, type ColumnField } from './fields.js'

const columnName = z.string().min(1).max(500)

const shape = Object.fromEntries(
  COLUMN_FIELDS.map((field) => [field, columnName.optional()]),
) as Record<ColumnField, z.ZodOptional<typeof columnName>>

/** How a file of delivery is to be read; what is left out is found out from the file. */
export const deliveryMappingSchema = z.strictObject({
  /** Columns by their names in the first line. Left out, they are guessed; given, nothing else counts. */
  columns: z
    .strictObject({ ...shape, campaignName: z.array(columnName).max(10).default([]) })
    .optional(),
  dateOrder: z.enum(DATE_ORDERS).optional(),
  decimal: z.enum(DECIMAL_MARKS).optional(),
  /** All rows are of this order. */
  order: idSchema.optional(),
})

export type DeliveryMapping = z.infer<typeof deliveryMappingSchema>

export const deliveryImportQuerySchema = z.strictObject({
  /** `true` finds out what would be done and writes nothing. */
  dryRun: flag('false'),
  /** Whether rows that cannot be read stop the import, so that nothing is taken, or are left out. */
  onError: z.enum(ON_ERROR).default('stop'),
  /** `false` answers as soon as the file is stored, with the id of the work. */
  wait: flag('true'),
})
