'use client'
import { Link, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

/** A record's name, which leads to it. */
export const RecordLink = ({
  id,
  name,
  slug,
}: {
  id: number | string
  name: null | string | undefined
  slug: string
}) => {
  const { config } = useConfig()
  const href = formatAdminURL({
    adminRoute: config.routes.admin,
    path: `/collections/${slug}/${id}`,
  })
  return (
    <Link className="crm-twins__name" href={href} prefetch={false}>
      {name || String(id)}
    </Link>
  )
}
