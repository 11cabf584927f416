'use client'
import { Link, NavGroup, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

import { usePathname } from '../../shared/navigation.js'
import { useText } from '../../shared/useText.js'

type PageLink = { id: string; label: string; path: `/${string}` }

/** Looks and behaves like Payload's own links to collections. */
const PageLinkItem = ({ id, label, path }: PageLink) => {
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
    <Link className="nav__link" href={href} id={id} prefetch={false}>
      <span className="nav__link-label">{label}</span>
    </Link>
  )
}

/** The pages of the CRM that are no collections. */
export const CRMNavLinkClient = () => {
  const { text } = useText()
  return (
    <NavGroup label={text('nav:group')}>
      <PageLinkItem id="nav-crm" label={text('nav:crm')} path="/crm" />
      <PageLinkItem id="nav-crm-revenue" label={text('nav:revenue')} path="/crm/revenue" />
    </NavGroup>
  )
}
