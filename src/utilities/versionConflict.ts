import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'

import { differingFields } from '../domain/shared/merge/differingFields.js'
import { fieldShapes } from '../domain/shared/merge/fieldShapes.js'
import { systemOnly } from './access.js'
import { CRMError } from './crmError.js'

/**
 * The answer to a write that was made looking at an older state: the document as it is now, and
 * which fields of the write differ from it.
 *
 * @param current as the writer may read it: what is missing there is not named either
 */
export const versionConflict = ({
  config,
  current,
  req,
  written,
}: {
  config: Pick<SanitizedCollectionConfig, 'fields'>
  current: null | Record<string, unknown>
  req: PayloadRequest
  written: Record<string, unknown>
}): CRMError => {
  const shapes = fieldShapes({
    fields: config.fields,
    leaveOut: (field) => 'access' in field && field.access?.update === systemOnly,
  })
  return new CRMError({
    code: 'version_conflict',
    data: { current, fields: current ? differingFields({ current, shapes, written }) : [] },
    message: req.t('crm:errors:versionConflict' as never),
  })
}
