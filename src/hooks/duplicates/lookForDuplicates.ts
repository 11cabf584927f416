import type { CollectionAfterChangeHook } from 'payload'

import { randomUUID } from 'node:crypto'

import type { CRMContext } from '../../context.js'
import type { DuplicateKind } from '../../domain/duplicates/types.js'

import { enqueueWork } from '../../collections/work/operations/enqueueWork.js'
import { FIND_DUPLICATES } from '../../domain/duplicates/workKind.js'
import { relationID } from '../../utilities/relationID.js'

/** What records are recognised by. */
const TELLING: Record<DuplicateKind, string[]> = {
  companies: ['name', 'domain', 'website', 'phone'],
  contacts: ['name', 'email', 'phone', 'company', 'login'],
}

const isSame = (a: unknown, b: unknown): boolean =>
  (relationID(a) ?? null) === (relationID(b) ?? null)

/**
 * A record that was made, or is recognised by something else now, is compared with all others: by a
 * worker, after the transaction that wrote it.
 */
export const lookForDuplicates =
  (crm: CRMContext, kind: DuplicateKind): CollectionAfterChangeHook =>
  async ({ doc, operation, previousDoc, req }) => {
    const isTelling =
      operation === 'create' ||
      TELLING[kind].some((name) => !isSame(doc[name], previousDoc[name])) ||
      Boolean(previousDoc.deletedAt && !doc.deletedAt)
    if (isTelling && !doc.deletedAt) {
      await enqueueWork({
        crm,
        input: { id: doc.id, kind },
        key: `${FIND_DUPLICATES}:${randomUUID()}`,
        kind: FIND_DUPLICATES,
        req,
      })
    }
    return doc
  }
