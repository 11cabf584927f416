import type { DuplicateKind, DuplicateReason } from '../../domain/duplicates/types.js'

/** Slugs of what may stand twice. */
export type KindSlugs = Record<DuplicateKind, string>

/** A record of either kind, as the screens show it. */
export type TwinDoc = {
  [field: string]: unknown
  email?: null | string
  id: number | string
  login?: null | string
  name?: null | string
  updatedAt: string
}

export type TwinPair = {
  a: TwinDoc
  b: TwinDoc
  id: string
  kind: DuplicateKind
  reasons: DuplicateReason[]
  score: number
}
