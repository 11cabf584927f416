import type { CollectionBeforeDeleteHook, PayloadRequest } from 'payload'

import { getTranslation } from '@payloadcms/translations'

import { lockDocument } from '../../database/lockDocument.js'
import { CRMError } from '../../utilities/crmError.js'

/** What people call the records of a collection. */
const pluralOf = ({ collection, req }: { collection: string; req: PayloadRequest }): string => {
  const { plural } = req.payload.collections[collection]!.config.labels
  return typeof plural === 'function'
    ? plural({ i18n: req.i18n as never, t: req.t as never })
    : getTranslation(plural, req.i18n)
}

/** Refuses to destroy a record that others need, and says which and how many. */
export const refuseWhenReferenced =
  (references: { collection: string; field: string }[]): CollectionBeforeDeleteHook =>
  async ({ id, collection: { slug }, req }) => {
    await lockDocument({ id, against: 'references', collection: slug, req })
    for (const { collection, field } of references) {
      const { totalDocs } = await req.payload.count({
        collection,
        overrideAccess: true, // a reference counts whether or not the user may see it
        req,
        trash: true,
        where: { [field]: { equals: id } },
      })
      if (totalDocs > 0) {
        throw new CRMError({
          code: 'still_referenced',
          data: { collection, count: totalDocs },
          message: req.t('crm:errors:stillReferenced' as never, {
            collection: pluralOf({ collection, req }),
            count: totalDocs,
          }),
        })
      }
    }
  }
