import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ImportKind, ImportStatus, UndoResult } from '../../../domain/imports/status.js'

import { inTransaction } from '../../../database/inTransaction.js'
import { lockDocument } from '../../../database/lockDocument.js'
import { CRMError } from '../../../utilities/crmError.js'
import { UNDOERS } from './undoers.js'

/** Records left alone that are named; all are counted. */
const MAX_NAMES = 50

type Args = { crm: CRMContext; id: number | string; req: PayloadRequest }

/** @throws CRMError `not_found`; `illegal_transition` when it was undone before */
const lockImport = async ({ id, crm, req }: Args): Promise<{ kind: ImportKind }> => {
  const collection = crm.slugs.imports
  await lockDocument({ id, collection, req })
  const found = (await req.payload.findByID({
    id,
    collection,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
    user: req.user,
  })) as { kind: ImportKind; status: ImportStatus } | null
  if (!found) {
    throw new CRMError({ code: 'not_found', message: req.t('crm:imports:noSuchImport' as never) })
  }
  if (found.status === 'undone') {
    throw new CRMError({
      code: 'illegal_transition',
      field: 'status',
      message: req.t('crm:imports:undoneBefore' as never),
    })
  }
  return found
}

/**
 * Takes a whole import back, once: records it made go to the trash, records it changed are as they
 * were before, and what hangs on them follows. One that still runs ends with that. A record that was
 * changed since, by whomever, is left as it is and named. Everything in one transaction, that of `req`
 * or its own.
 *
 * @throws CRMError `not_found`; `illegal_transition` when it was undone before
 * @example const { result } = await undoImport({ id, crm: getCRM(payload), req })
 */
export const undoImport = ({
  id,
  crm,
  req,
}: Args): Promise<{ doc: Record<string, unknown>; result: UndoResult }> =>
  inTransaction({
    req,
    work: async () => {
      const { kind } = await lockImport({ id, crm, req })
      const now = crm.now().toISOString()
      const { changed, ...undone } = await UNDOERS[kind]({ crm, importID: id, now, req })
      const result: UndoResult = {
        ...undone,
        kept: changed.length,
        keptNames: changed.slice(0, MAX_NAMES).map(({ name }) => name),
      }
      const doc: unknown = await req.payload.update({
        id,
        collection: crm.slugs.imports,
        data: {
          status: 'undone',
          undoneAt: now,
          undoneBy: req.user?.collection === crm.usersSlug ? req.user.id : null,
          undoResult: result,
        },
        depth: 0,
        overrideAccess: true, // what became of an import is written down by the system
        req,
      })
      return { doc: doc as Record<string, unknown>, result }
    },
  })
