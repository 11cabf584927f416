import { z } from 'zod'

import { MAX_MONEY } from './money.js'

/** The id of a record, as the host's database makes them: a uuid or a number. */
export const idSchema = z.union([z.string().min(1).max(64), z.number().int().positive()], {
  error: 'Use the id of a record.',
})

export const text = (max = 200) => z.string().max(max)

/** Major units. */
export const moneySchema = z.number().min(0).max(MAX_MONEY)

export const countSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** A calendar day (`2026-11-20`) or a moment with its offset, ISO 8601. */
export const dateSchema = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: 'Use a date such as 2026-11-20, or a time such as 2026-11-20T09:30:00Z.',
})

/** `updatedAt` as the writer saw it. */
export const versionSchema = z.iso.datetime({ offset: true })

/** Which record a path names. */
export const recordParamsSchema = z.strictObject({ id: z.string() })

export const LIST_LIMIT = 100

/** What every list takes, besides its own filters. `where` is Payload's query language. */
export const listQueryShape = {
  depth: z.coerce.number().int().min(0).max(2).default(0),
  limit: z.coerce.number().int().min(1).max(LIST_LIMIT).default(25),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  sort: z
    .string()
    .max(200)
    .regex(
      /^-?[\w.]+(?:,-?[\w.]+)*$/,
      'Name fields, separated by commas; "-" turns the order round.',
    )
    .optional(),
  where: z.record(z.string(), z.unknown()).optional(),
}

export const documentQuerySchema = z.strictObject({ depth: listQueryShape.depth })

/** `permanent=true` destroys a record; without it, it goes to the trash. */
export const deleteQuerySchema = z.strictObject({
  permanent: z.enum(['false', 'true']).default('false'),
})
