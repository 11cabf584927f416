'use client'
import { Link, NavGroup, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

import { usePathname } from '../../shared/navigation.js'
import { useText } from '../../shared/useText.js'

/** Looks and behaves like Payload's own links to collections. */
export const CRMNavLinkClient = () => {
  const { text } = useText()
  const { config } = useConfig()
  const pathname = usePathname()
  const href = formatAdminURL({ adminRoute: config.routes.admin, path: '/crm' })
  const isHere = pathname === href
  const isActive = isHere || pathname.startsWith(`${href}/`)
  const label = (
    <>
      {isActive ? <div className="nav__link-indicator" /> : null}
      <span className="nav__link-label">{text('nav:crm')}</span>
    </>
  )
  return (
    <NavGroup label={text('nav:group')}>
      {isHere ? (
        <div aria-current="page" className="nav__link" id="nav-crm">
          {label}
        </div>
      ) : (
        <Link className="nav__link" href={href} id="nav-crm" prefetch={false}>
          {label}
        </Link>
      )}
    </NavGroup>
  )
}
