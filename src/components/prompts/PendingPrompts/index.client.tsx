'use client'
import { Link, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

import '../../shared/tokens.css'
import { usePromptText } from '../usePromptText.js'
import './index.css'

/** Of the list of messages, those that wait for review: the inbox. */
export const PENDING = '?where[or][0][and][0][status][equals]=pending'

/** How many messages to advertisers wait, and the way to them; nothing where none does. */
export const PendingPrompts = ({ count, promptsSlug }: { count: number; promptsSlug: string }) => {
  const { text } = usePromptText()
  const { config } = useConfig()
  const url = formatAdminURL({
    adminRoute: config.routes.admin,
    path: `/collections/${promptsSlug}`,
  })
  return count > 0 ? (
    <Link className="crm-pending" href={url + PENDING} prefetch={false}>
      {text('openInbox', { count })}
    </Link>
  ) : null
}
