import type { PayloadRequest, Where } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ContactTags } from '../../../domain/contacts/tagsSchema.js'

import { countOverTagged, lockLiving, writeTags } from '../../../database/contacts/writeTags.js'
import { listIDs } from '../../../database/listIDs.js'
import { isStorableID } from '../../../database/session.js'
import { MOST_TAGS, TAGGED_LIMIT } from '../../../domain/contacts/tagsSchema.js'
import { CRMError } from '../../../utilities/crmError.js'

type ID = number | string

type Args = { crm: CRMContext; req: PayloadRequest }

/** The contacts that are meant: how many the user may see, and those of them they may change. */
const findContacts = async ({
  crm,
  ids,
  req,
  where,
}: Args & Pick<ContactTags, 'ids' | 'where'>): Promise<{ ids: ID[]; seen: number }> => {
  const collection = crm.slugs.contacts
  const meant: Where = ids
    ? { id: { in: ids.filter((id) => isStorableID({ id, collection, req })) } }
    : (where as Where)
  // Payload checks a condition against what the user may read; the list of ids does not.
  const { totalDocs: seen } = await req.payload.count({
    collection,
    overrideAccess: false,
    req,
    user: req.user,
    where: meant,
  })
  const access = await req.payload.collections[collection]!.config.access.update({ req })
  if (access === false) {
    return { ids: [], seen }
  }
  const found = await listIDs({
    collection,
    limit: TAGGED_LIMIT + 1,
    req,
    sort: 'id',
    where: access === true ? meant : { and: [meant, access] },
  })
  return { ids: found, seen }
}

/** All that were named have to be there, and the user's to change. */
const refuseMissing = ({
  ids,
  living,
  req,
  seen,
}: {
  ids: ID[]
  living: string[]
  seen: number
} & Pick<Args, 'req'>): void => {
  const named = new Set(ids.map(String)).size
  if (living.length < named) {
    const isSeen = seen >= named
    const key = isSeen ? 'taggedForbidden' : 'taggedMissing'
    throw new CRMError({
      code: isSeen ? 'forbidden' : 'not_found',
      field: 'ids',
      message: req.t(`crm:errors:${key}` as never, {
        count: isSeen ? named - living.length : named - seen,
      }),
    })
  }
}

/**
 * Gives tags to many contacts at once and takes others from them: all of it, or nothing. Runs in the
 * request's transaction.
 *
 * @returns how many contacts were meant, and how many have changed
 * @throws CRMError `not_found` when one of the ids names nobody, `forbidden` when the user may not change
 *   one of them; `too_large` over {@link TAGGED_LIMIT} contacts; `invalid_input` when one would have more
 *   than {@link MOST_TAGS} tags
 */
export const tagContacts = async ({
  crm,
  req,
  tags: { add, ids, remove, where },
}: { tags: ContactTags } & Args): Promise<{ changed: number; contacts: number }> => {
  const found = await findContacts({ crm, ids, req, where })
  if (found.ids.length > TAGGED_LIMIT) {
    throw new CRMError({
      code: 'too_large',
      message: req.t('crm:errors:taggedLimit' as never, { limit: TAGGED_LIMIT }),
    })
  }
  const living = await lockLiving({ crm, ids: found.ids, req })
  if (ids) {
    refuseMissing({ ids, living, req, seen: found.seen })
  }
  const changed = await writeTags({
    add,
    crm,
    ids: living,
    now: crm.now().toISOString(),
    remove,
    req,
  })
  const over = await countOverTagged({ crm, ids: living, most: MOST_TAGS, req })
  if (over > 0) {
    throw new CRMError({
      code: 'invalid_input',
      field: 'add',
      message: req.t('crm:errors:tooManyTags' as never, { count: over, most: MOST_TAGS }),
    })
  }
  return { changed, contacts: living.length }
}
