'use client'
import { Link, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

import type { Insight } from './types.js'

/** A link to the lead or the order an insight is about; nothing where it cannot be read. */
export const Record = ({
  className,
  collection,
  record,
}: {
  className?: string
  collection: string
  record: Insight<object>['lead']
}) => {
  const { config } = useConfig()
  return typeof record === 'object' && record !== null ? (
    <Link
      className={className}
      href={formatAdminURL({
        adminRoute: config.routes.admin,
        path: `/collections/${collection}/${record.id}`,
      })}
      prefetch={false}
    >
      {record.companyName ?? record.name}
    </Link>
  ) : null
}
