'use client'
import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

/** A link to another record of the admin. */
export const RecordLink = ({
  id,
  slug,
  children,
  tab = '',
}: {
  children: React.ReactNode
  id: number | string
  slug: string
  tab?: '' | '/overview'
}) => {
  const { config } = useConfig()
  return (
    <a
      href={formatAdminURL({
        adminRoute: config.routes.admin,
        path: `/collections/${slug}/${id}${tab}`,
      })}
    >
      {children}
    </a>
  )
}
