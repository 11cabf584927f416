import type { ServerProps } from 'payload'

import React from 'react'

import { getCRM } from '../../../context.js'
import { ImportDelivery as ImportButton } from './index.client.js'

/** Above the list of delivery, for those who may import it. */
export const ImportDelivery = ({ payload, user }: ServerProps) => {
  const { access } = getCRM(payload)
  return access.canManage({ role: access.roleOf({ user }) }) ? (
    <div className="crm-import-bar">
      <ImportButton />
    </div>
  ) : null
}
