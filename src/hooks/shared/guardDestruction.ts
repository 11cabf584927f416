import type { CollectionBeforeOperationHook } from 'payload'

import type { CRMContext } from '../../context.js'

import { roleOf } from '../../utilities/access.js'
import { CRMError } from '../../utilities/crmError.js'

/**
 * Destroying a record for good is for administrators; everybody else has the trash. Stands beside
 * the access of deletion, which Payload asks for both.
 */
export const guardDestruction =
  (crm: CRMContext): CollectionBeforeOperationHook =>
  ({ operation, overrideAccess, req }) => {
    const isRefused =
      operation === 'delete' &&
      !overrideAccess &&
      !crm.access.canAdminister({ role: roleOf({ crm, req }) })
    if (isRefused) {
      throw new CRMError({
        code: 'forbidden',
        message: req.t('crm:errors:destruction' as never),
      })
    }
  }
