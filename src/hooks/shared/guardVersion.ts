import type { CollectionBeforeChangeHook } from 'payload'

import { isSameVersion } from '../../domain/shared/version.js'
import { versionConflict } from '../../utilities/versionConflict.js'

/**
 * Refuses a write that was made looking at an older state (409, with the state of now and the fields
 * that differ from it). Runs after access, reads again as the writer, and under the row's lock.
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
    const current = await req.payload.findByID({
      id: originalDoc.id,
      collection: collection.slug,
      depth: 0,
      disableErrors: true,
      overrideAccess: !req.user, // users see what they may read, the system's own work everything
      req,
      user: req.user,
    })
    throw versionConflict({ config: collection, current, req, written: data })
  }
  return data
}
