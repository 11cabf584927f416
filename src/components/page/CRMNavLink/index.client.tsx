'use client'
import { Link, NavGroup, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

import { useDuplicateText } from '../../duplicates/useDuplicateText.js'
import { PENDING } from '../../prompts/PendingPrompts/index.client.js'
import { usePromptText } from '../../prompts/usePromptText.js'
import { usePathname } from '../../shared/navigation.js'
import { useText } from '../../shared/useText.js'

type PageLink = {
  /** How much waits there; not shown when nothing does. */
  count?: number
  id: string
  label: string
  path: `/${string}`
  /** Of the address. */
  query?: string
}

/** Looks and behaves like Payload's own links to collections. */
const PageLinkItem = ({ id, count = 0, label, path, query = '' }: PageLink) => {
  const { config } = useConfig()
  const pathname = usePathname()
  const href = formatAdminURL({ adminRoute: config.routes.admin, path })
  if (pathname === href) {
    return (
      <div aria-current="page" className="nav__link" id={id}>
        <div className="nav__link-indicator" />
        <span className="nav__link-label">{label}</span>
      </div>
    )
  }
  return (
    <Link className="nav__link" href={href + query} id={id} prefetch={false}>
      <span className="nav__link-label">{label}</span>
      {count > 0 && <span className="crm-nav-count">{count}</span>}
    </Link>
  )
}

/** The pages of the CRM that are no collections. */
export const CRMNavLinkClient = ({
  isManager,
  pendingPrompts,
  promptsSlug,
}: {
  isManager: boolean
  pendingPrompts: number
  promptsSlug: string
}) => {
  const { text } = useText()
  const { text: promptText } = usePromptText()
  const { text: duplicateText } = useDuplicateText()
  return (
    <NavGroup label={text('nav:group')}>
      <PageLinkItem id="nav-crm" label={text('nav:crm')} path="/crm" />
      <PageLinkItem id="nav-crm-revenue" label={text('nav:revenue')} path="/crm/revenue" />
      <PageLinkItem
        id="nav-crm-duplicates"
        label={duplicateText('page:title')}
        path="/crm/duplicates"
      />
      {isManager ? (
        <PageLinkItem
          count={pendingPrompts}
          id="nav-crm-prompts"
          label={promptText('title')}
          path={`/collections/${promptsSlug}`}
          query={PENDING}
        />
      ) : null}
      {isManager ? (
        <PageLinkItem
          id="nav-crm-prediction"
          label={text('nav:prediction')}
          path="/crm/prediction"
        />
      ) : null}
    </NavGroup>
  )
}
