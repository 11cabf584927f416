import { z } from 'zod'

import { normalizeText } from '../shared/normalizeText.js'
import { idSchema, listQueryShape, text } from '../shared/schemas.js'

/** As many contacts are tagged at once. */
export const TAGGED_LIMIT = 10_000

/** As many tags a contact may have. */
export const MOST_TAGS = 50

/** As contacts keep them: normalised, each once. */
const tags = z
  .array(text(60))
  .max(MOST_TAGS)
  .default([])
  .transform((list) => [...new Set(list.map(normalizeText).filter(Boolean))])

/** Tags that many contacts get or lose: those named, or those that a condition finds. */
export const contactTagsSchema = z
  .strictObject({
    add: tags,
    ids: z.array(idSchema).min(1).max(TAGGED_LIMIT).optional(),
    remove: tags,
    where: listQueryShape.where,
  })
  .refine(({ ids, where }) => (ids === undefined) !== (where === undefined), {
    error: 'Send either `ids` or `where`.',
    path: ['ids'],
  })
  .refine(({ add, remove }) => add.length + remove.length > 0, {
    error: 'Name tags to add or to remove.',
    path: ['add'],
  })
  .refine(({ add, remove }) => !add.some((tag) => remove.includes(tag)), {
    error: 'A tag is either added or removed.',
    path: ['remove'],
  })

export type ContactTags = z.infer<typeof contactTagsSchema>
