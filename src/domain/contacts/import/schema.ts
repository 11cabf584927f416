import { z } from 'zod'

import { DATE_ORDERS } from '../../import/formats.js'
import { ON_ERROR } from '../../imports/onError.js'
import { flag } from '../../shared/flag.js'
import { CONSENT_CHANNELS } from '../types.js'

const columnName = z.string().min(1).max(500)

/** How a file of contacts is to be read; what is left out is found out from the file. */
export const contactMappingSchema = z.strictObject({
  /** Columns by field. Left out, they are guessed; given, nothing else counts. */
  columns: z.record(z.string().max(100), columnName).optional(),
  /**
   * Everybody of the file agreed to these channels, and how that is known. Without it, and without a
   * column of consents, nobody's consent changes.
   */
  consent: z
    .strictObject({
      basis: z.string().trim().min(3).max(150),
      channels: z.array(z.enum(CONSENT_CHANNELS)).min(1).max(CONSENT_CHANNELS.length),
    })
    .optional(),
  dateOrder: z.enum(DATE_ORDERS).optional(),
  /** Added to everybody of the file. */
  tags: z.array(z.string().trim().min(1).max(60)).max(10).optional(),
})

export type ContactMapping = z.infer<typeof contactMappingSchema>

/**
 * What becomes of a row whose person is known: nothing; what it says goes over what is stored, or only
 * to where nothing is; or it is refused unless another person may have the same number.
 */
export const ON_DUPLICATE = ['skip', 'update', 'fill_empty', 'create'] as const

export type OnDuplicate = (typeof ON_DUPLICATE)[number]

export const contactImportQuerySchema = z.strictObject({
  /** `true` finds out what would be done and writes nothing. */
  dryRun: flag('false'),
  onDuplicate: z.enum(ON_DUPLICATE).default('skip'),
  /** Whether rows that cannot be taken stop the import, so that nothing is, or are left out. */
  onError: z.enum(ON_ERROR).default('stop'),
  /** `false` answers as soon as the file is stored, with the id of the work. */
  wait: flag('true'),
})
