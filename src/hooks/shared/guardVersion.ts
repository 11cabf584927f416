import type { CollectionBeforeChangeHook } from 'payload'

import { isSameVersion } from '../../domain/shared/version.js'
import { CRMError } from '../../utilities/crmError.js'

/**
 * Refuses a write that was made looking at an older state (409, with the state of now). Runs after
 * access, reads again as the writer, and under the row's lock.
 */
export const guardVersion: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const { version } = data as { version?: unknown }
  if (
    operation === 'update' &&
    version &&
    !isSameVersion({ seen: version, stored: originalDoc?.updatedAt })
  ) {
    const current: unknown = await req.payload.findByID({
      id: originalDoc.id,
      collection: collection.slug,
      depth: 0,
      disableErrors: true,
      overrideAccess: !req.user, // users see what they may read, the system's own work everything
      req,
      user: req.user,
    })
    throw new CRMError({
      code: 'version_conflict',
      data: { current },
      message: req.t('crm:errors:versionConflict' as never),
    })
  }
  return data
}
