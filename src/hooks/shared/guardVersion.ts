import type { CollectionBeforeChangeHook } from 'payload'

import { isSameVersion } from '../../domain/shared/version.js'
import { CRMError } from '../../utilities/crmError.js'

/**
 * Refuses a write that was made looking at an older state (409, with the state of now). Runs after
 * access, so the answer shows nothing the writer may not see, and under the row's lock.
 */
export const guardVersion: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  const { version } = data as { version?: unknown }
  if (
    operation === 'update' &&
    version &&
    !isSameVersion({ seen: version, stored: originalDoc?.updatedAt })
  ) {
    throw new CRMError({
      code: 'version_conflict',
      data: { current: originalDoc },
      message: req.t('crm:errors:versionConflict' as never),
    })
  }
  return data
}
