import type { AdminViewServerProps, PayloadRequest } from 'payload'

import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation.js'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

import type { CRMContext } from '../../../context.js'

import { getCRM } from '../../../context.js'

export type AdminViewArgs = { crm: CRMContext; req: PayloadRequest }

type AdminViewProps = {
  /** Loads and renders the page; called only for people who may see it. */
  render: (args: AdminViewArgs) => Promise<React.ReactNode> | React.ReactNode
  view: AdminViewServerProps
  /** Address of the view beneath the admin, for the way back after signing in. */
  viewPath: `/${string}`
}

const loginURL = ({
  req,
  searchParams = {},
  viewPath,
}: {
  req: PayloadRequest
  searchParams: AdminViewServerProps['searchParams']
  viewPath: `/${string}`
}): string => {
  const { admin, routes } = req.payload.config
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(searchParams)) {
    for (const one of [value ?? []].flat()) {
      query.append(name, String(one))
    }
  }
  const here = formatAdminURL({ adminRoute: routes.admin, path: viewPath })
  const back = query.size > 0 ? `${here}?${query.toString()}` : here
  const login = formatAdminURL({ adminRoute: routes.admin, path: admin.routes.login })
  return `${login}?redirect=${encodeURIComponent(back)}`
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
  if (!req.user || !permissions.canAccessAdmin) {
    redirect(loginURL({ req, searchParams, viewPath }))
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
      user={req.user}
      // A copy: React freezes what it is given, and Payload writes to it.
      visibleEntities={{ ...visibleEntities }}
    >
      {isAllowed ? await render({ crm, req }) : <Unauthorized req={req} />}
    </DefaultTemplate>
  )
}
