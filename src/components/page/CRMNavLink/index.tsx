import type { ServerProps } from 'payload'

import React from 'react'

import { getCRM } from '../../../context.js'
import { countPending } from '../../prompts/countPending.js'
import { CRMNavLinkClient } from './index.client.js'

/** The "Sales" group of the navigation; nothing for people without a CRM role. */
export const CRMNavLink = async ({ payload, user }: ServerProps) => {
  const crm = getCRM(payload)
  const { access } = crm
  const role = access.roleOf({ user })
  return access.canRead({ role }) ? (
    <CRMNavLinkClient
      isManager={access.canManage({ role })}
      pendingPrompts={await countPending({ crm, payload, user })}
      promptsSlug={crm.slugs.prompts}
    />
  ) : null
}
