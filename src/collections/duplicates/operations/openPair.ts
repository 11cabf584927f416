import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { DuplicateKind } from '../../../domain/duplicates/types.js'

import { lockPair } from '../../../database/duplicates/merges.js'
import { isWritable } from '../../../database/isWritable.js'
import { isStorableID } from '../../../database/session.js'
import { CRMError } from '../../../utilities/crmError.js'

type ID = number | string

/** A record of either kind, as far as merging knows it. */
export type MergeDoc = {
  deletedAt?: null | string
  id: ID
  login?: null | string
  mergedInto?: ID | null
  name?: null | string
  updatedAt: string
} & Record<string, unknown>

type Args = { crm: CRMContext; kind: DuplicateKind; req: PayloadRequest }

/**
 * A record, the trash included.
 *
 * @throws CRMError `not_found` when the user may read no such record
 */
export const readRecord = async ({ id, crm, kind, req }: { id: ID } & Args): Promise<MergeDoc> => {
  const doc = isStorableID({ id, req })
    ? await req.payload.findByID({
        id,
        collection: crm.slugs[kind],
        depth: 0,
        disableErrors: true,
        overrideAccess: false,
        req,
        trash: true,
        user: req.user,
      })
    : null
  if (!doc) {
    throw new CRMError({
      code: 'not_found',
      message: req.t('crm:duplicates:errors:noSuchRecord' as never),
    })
  }
  return doc as unknown as MergeDoc
}

/** @throws CRMError `forbidden` */
const requireWritable = async ({ id, crm, kind, req }: { id: ID } & Args): Promise<void> => {
  if (!(await isWritable({ id, collection: crm.slugs[kind], req }))) {
    throw new CRMError({ code: 'forbidden', message: req.t('crm:errors:role' as never) })
  }
}

/**
 * Two records of a kind, locked until the transaction ends, both the user's to write.
 *
 * @throws CRMError `invalid_input` for one and the same; `not_found`; `forbidden`
 */
export const openPair = async ({
  loser,
  winner,
  ...args
}: { loser: ID; winner: ID } & Args): Promise<{ loser: MergeDoc; winner: MergeDoc }> => {
  const { crm, kind, req } = args
  if (String(winner).toLowerCase() === String(loser).toLowerCase()) {
    throw new CRMError({
      code: 'invalid_input',
      field: 'loser',
      message: req.t('crm:duplicates:errors:itself' as never),
    })
  }
  if ([winner, loser].every((id) => isStorableID({ id, req }))) {
    await lockPair({ crm, ids: [winner, loser], kind, req })
  }
  const pair = {
    loser: await readRecord({ ...args, id: loser }),
    winner: await readRecord({ ...args, id: winner }),
  }
  await requireWritable({ ...args, id: winner })
  await requireWritable({ ...args, id: loser })
  return pair
}
