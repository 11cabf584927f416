import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { DuplicateKind } from '../../../domain/duplicates/types.js'

import { countReferences } from '../../../database/duplicates/mergeRows.js'
import { tableNameOf } from '../../../database/session.js'

/** How much of one collection moves, by its slug; `null` is what belongs to none. */
export type Move = { collection: null | string; count: number }

/** How many records of which collection point to a record, and would go with it into another. */
export const countMoves = async ({
  id,
  crm,
  kind,
  req,
}: {
  crm: CRMContext
  id: number | string
  kind: DuplicateKind
  req: PayloadRequest
}): Promise<Move[]> => {
  const slugs = Object.keys(req.payload.collections)
  const slugOf = (table: string): null | string =>
    slugs.find((collection) => {
      const own = tableNameOf({ collection, req })
      return table === own || table === `${own}_rels`
    }) ?? null
  const counts = new Map<null | string, number>()
  for (const { count, table } of await countReferences({ id, crm, kind, req })) {
    const collection = slugOf(table)
    counts.set(collection, (counts.get(collection) ?? 0) + count)
  }
  return [...counts].map(([collection, count]) => ({ collection, count }))
}
