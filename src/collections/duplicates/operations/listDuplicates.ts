import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { QueuedPair } from '../../../database/duplicates/queue.js'
import type { DuplicateKind, DuplicateStatus } from '../../../domain/duplicates/types.js'

import { listPairs, lockQueuedPair, settlePair } from '../../../database/duplicates/queue.js'
import { CRMError } from '../../../utilities/crmError.js'
import { openPair } from './openPair.js'

type Args = { crm: CRMContext; req: PayloadRequest }

type Doc = { id: number | string } & Record<string, unknown>

/** A pair with both records as they are now. */
export type Duplicate = { a: Doc; b: Doc } & Omit<QueuedPair, 'a' | 'b'>

/** A page of pairs that look like one, the likeliest first, as Payload's `find` answers. */
export const listDuplicates = async ({
  crm,
  kind,
  limit,
  page,
  req,
  status,
}: { kind: DuplicateKind; limit: number; page: number; status: DuplicateStatus } & Args): Promise<{
  docs: Duplicate[]
  limit: number
  page: number
  totalDocs: number
  totalPages: number
}> => {
  const { rows, total } = await listPairs({ crm, kind, limit, page, req, status })
  const { docs } = await req.payload.find({
    collection: crm.slugs[kind],
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    trash: true,
    user: req.user,
    where: { id: { in: rows.flatMap(({ a, b }) => [a, b]) } },
  })
  const byID = new Map(docs.map((doc) => [String(doc.id), doc as unknown as Doc]))
  return {
    docs: rows.flatMap((row) => {
      const [a, b] = [byID.get(row.a), byID.get(row.b)]
      return a && b ? [{ ...row, a, b }] : []
    }),
    limit,
    page,
    totalDocs: total,
    totalPages: Math.ceil(total / limit),
  }
}

/**
 * Says that two records are two after all: they are not found again.
 *
 * @throws CRMError `not_found`; `forbidden`; `illegal_transition` when something was decided before
 */
export const dismissDuplicate = async ({
  id,
  crm,
  req,
}: { id: string } & Args): Promise<{ id: string; status: DuplicateStatus }> => {
  const pair = await lockQueuedPair({ id, req })
  if (!pair) {
    throw new CRMError({
      code: 'not_found',
      message: req.t('crm:duplicates:errors:noSuchPair' as never),
    })
  }
  const { a, b, kind, status } = pair
  await openPair({ crm, kind, loser: b, req, winner: a })
  if (status !== 'open') {
    throw new CRMError({
      code: 'illegal_transition',
      field: 'status',
      message: req.t('crm:duplicates:errors:decidedBefore' as never),
    })
  }
  await settlePair({
    decidedBy: req.user?.collection === crm.usersSlug ? req.user.id : null,
    ids: [a, b],
    kind,
    now: crm.now().toISOString(),
    req,
    status: 'dismissed',
  })
  return { id, status: 'dismissed' }
}
