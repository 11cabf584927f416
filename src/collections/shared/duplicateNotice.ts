import type { UIField } from 'payload'

import type { CRMContext } from '../../context.js'
import type { DuplicateKind } from '../../domain/duplicates/types.js'

/** On top of the form of what may stand twice: a warning while it is entered, and what was merged into it. */
export const duplicateNotice = (crm: CRMContext, kind: DuplicateKind): UIField => ({
  name: 'duplicateNotice',
  type: 'ui',
  admin: {
    components: {
      Field: {
        clientProps: { slug: crm.slugs[kind], kind },
        path: 'payload-crm/client#DuplicateNotice',
      },
    },
    disableBulkEdit: true,
    disableListColumn: true,
  },
})
