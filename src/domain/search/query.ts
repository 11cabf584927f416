import { z } from 'zod'

import type { SearchKind } from './types.js'

import { SEARCH_KINDS } from './types.js'

/** Longer than any name or address. */
export const MAX_SEARCH_LENGTH = 300

const isKind = (value: string): value is SearchKind =>
  (SEARCH_KINDS as readonly string[]).includes(value)

export const searchQuerySchema = z.strictObject({
  /** Some of the kinds, separated by commas. @default all */
  kinds: z
    .string()
    .max(100)
    .transform((value) => [...new Set(value.split(',').map((kind) => kind.trim()))])
    .refine((kinds): kinds is SearchKind[] => kinds.every(isKind), {
      error: `Name some of ${SEARCH_KINDS.join(', ')}, separated by commas.`,
    })
    .default([...SEARCH_KINDS]),
  /** Hits of each kind. */
  limit: z.coerce.number().int().min(1).max(25).default(6),
  q: z.string().max(MAX_SEARCH_LENGTH),
})

export type SearchQuery = z.infer<typeof searchQuerySchema>
