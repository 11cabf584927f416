import type { ServerProps } from 'payload'

import React from 'react'

import { getCRM } from '../../../context.js'
import { CRMNavLinkClient } from './index.client.js'

/** The "Sales" group of the navigation; nothing for people without a CRM role. */
export const CRMNavLink = ({ payload, user }: ServerProps) => {
  const { access } = getCRM(payload)
  return access.canRead({ role: access.roleOf({ user }) }) ? <CRMNavLinkClient /> : null
}
