import type { GlobalBeforeOperationHook } from 'payload'

import { NotFound } from 'payload'

import { lockGlobal } from '../../database/lockDocument.js'
import { describeFields } from '../../utilities/inputFields.js'
import { checkData, isObject, withoutSystemFields } from './checkData.js'

type Args = { data?: unknown }

/**
 * What `checkInput` and `lockRow` are to collections: values have the form of their fields, and
 * whoever writes waits for the writer before and reads what that one wrote.
 *
 * @throws NotFound for versions, of which none are kept
 * @throws ValidationError for values that have not the form of their fields
 */
export const checkGlobalInput: GlobalBeforeOperationHook = async ({
  args: given,
  global: { slug, flattenedFields, versions },
  operation,
  overrideAccess,
  req,
}: Parameters<GlobalBeforeOperationHook>[0]) => {
  if (!versions && operation === 'restoreVersion') {
    throw new NotFound(req.t) // Payload itself would look for tables that are not there
  }
  const { data } = given as Args
  if (operation === 'update') {
    const checked = checkData({ slug, data, fields: describeFields(flattenedFields), req })
    if (req.user || overrideAccess) {
      await lockGlobal({ global: slug, req })
    }
    return { ...given, data: overrideAccess ? checked : withoutSystemFields(checked) } as unknown
  }
  // Payload shows a global as if it held `?data={…}`, and takes whatever stands there for it.
  return (isObject(data) ? given : { ...given, data: undefined }) as unknown
}
