import type { AdminViewServerProps, PayloadRequest } from 'payload'

import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation.js'
import React from 'react'

import type { CRMContext } from '../../../context.js'

import { getCRM } from '../../../context.js'
import { redirectOf } from './redirectOf.js'

export type AdminViewArgs = { crm: CRMContext; req: PayloadRequest }

type AdminViewProps = {
  /** Loads and renders the page; called only for people who may see it. */
  render: (args: AdminViewArgs) => Promise<React.ReactNode> | React.ReactNode
  view: AdminViewServerProps
  /** Address of the view beneath the admin, for the way back after signing in. */
  viewPath: `/${string}`
}

/** In the looks of Payload's own unauthorized page, inside the admin that may be seen. */
const Unauthorized = ({ req: { i18n } }: { req: PayloadRequest }) => (
  <Gutter className="unauthorized unauthorized--with-gutter">
    <div className="form-header">
      <h1>{i18n.t('error:notAllowedToAccessPage')}</h1>
      <p>{i18n.t('crm:page:noRole' as never)}</p>
    </div>
  </Gutter>
)

/**
 * The frame of every page of the plugin: Payload leaves root views public and bare, so this checks
 * who is there and puts the admin's own template around the page.
 */
export const AdminView = async ({ render, view, viewPath }: AdminViewProps) => {
  const { initPageResult, params, searchParams } = view
  const { locale, permissions, req, visibleEntities } = initPageResult
  const elsewhere = redirectOf({
    canAccessAdmin: permissions.canAccessAdmin === true,
    config: req.payload.config,
    isSignedIn: Boolean(req.user),
    searchParams,
    viewPath,
  })
  if (elsewhere !== null) {
    redirect(elsewhere)
  }
  const crm = getCRM(req.payload)
  const isAllowed = crm.access.canRead({ role: crm.access.roleOf({ user: req.user }) })
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user ?? undefined}
      // A copy: React freezes what it is given, and Payload writes to it.
      visibleEntities={{ ...visibleEntities }}
    >
      {isAllowed ? await render({ crm, req }) : <Unauthorized req={req} />}
    </DefaultTemplate>
  )
}
