import type { JSONField } from 'payload'

import type { CRMContext } from '../../context.js'

import { showPacing } from '../../hooks/orders/showPacing.js'
import { label } from '../../utilities/labels.js'

/** How the order keeps its schedule, worked out whenever it is read: see `describePacing`. */
export const pacingField = (crm: CRMContext): JSONField => ({
  name: 'pacing',
  type: 'json',
  admin: {
    components: {
      Cell: 'payload-crm/client#PacingCell',
      Field: {
        clientProps: { performanceSlug: crm.slugs.performance },
        path: 'payload-crm/client#OrderDelivery',
      },
    },
    disableBulkEdit: true,
    disableListFilter: true,
  },
  hooks: { afterRead: [showPacing(crm)] },
  label: label('fields:pacing'),
  virtual: true,
})
