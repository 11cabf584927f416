import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { Merge } from '../../../database/duplicates/merges.js'
import type { DescribedMerge } from '../../../domain/duplicates/answers.js'
import type { DuplicateKind } from '../../../domain/duplicates/types.js'

import { listMerges } from '../../../database/duplicates/merges.js'
import { isUndoable, undoableUntil } from '../../../domain/duplicates/merge.js'
import { DUPLICATE_KINDS } from '../../../domain/duplicates/types.js'

/** Names of the records that stayed, as far as the user may read them. */
const readWinners = async ({
  crm,
  kind,
  merges,
  req,
}: {
  crm: CRMContext
  kind: DuplicateKind
  merges: Merge[]
  req: PayloadRequest
}): Promise<[string, null | string][]> => {
  const ids = merges.flatMap((merge) => (merge.kind === kind ? [merge.winner] : []))
  const { docs } = await req.payload.find({
    collection: crm.slugs[kind],
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: { name: true },
    trash: true,
    user: req.user,
    where: { id: { in: ids } },
  })
  return docs.map(({ id, name }) => [String(id), (name as string | undefined) ?? null])
}

/** Merges into records that the user may read, the latest first, as Payload's `find` answers. */
export const describeMerges = async ({
  crm,
  kind,
  limit,
  page,
  record,
  req,
}: {
  crm: CRMContext
  kind?: DuplicateKind
  limit: number
  page: number
  record?: string
  req: PayloadRequest
}): Promise<{
  docs: DescribedMerge[]
  limit: number
  page: number
  totalDocs: number
  totalPages: number
}> => {
  const { rows, total } = await listMerges({
    kinds: kind ? [kind] : [...DUPLICATE_KINDS],
    limit,
    page,
    record,
    req,
  })
  const winners = new Map<string, null | string>()
  for (const of of DUPLICATE_KINDS) {
    for (const [id, name] of await readWinners({ crm, kind: of, merges: rows, req })) {
      winners.set(`${of} ${id}`, name)
    }
  }
  const now = crm.now()
  return {
    docs: rows.flatMap(({ kind: of, loserBefore, mergedAt, winner, ...merge }) => {
      const name = winners.get(`${of} ${winner}`)
      const at = new Date(mergedAt)
      return name === undefined
        ? []
        : [
            {
              id: merge.id,
              isUndoable: merge.undoneAt === null && isUndoable({ mergedAt: at, now }),
              kind: of,
              loser: { id: merge.loser, name: (loserBefore.name as string | undefined) ?? null },
              mergedAt,
              mergedBy: merge.mergedBy,
              undoableUntil: undoableUntil(at).toISOString(),
              undoneAt: merge.undoneAt,
              winner: { id: winner, name },
            },
          ]
    }),
    limit,
    page,
    totalDocs: total,
    totalPages: Math.ceil(total / limit),
  }
}
