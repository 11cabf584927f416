'use client'
import type { Where } from 'payload'

import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useMemo } from 'react'

import type { FigureScope } from './state/records.js'

import { whereQuery } from './state/records.js'

/** Where the records behind figures are found, and whose they are. */
export type Places = {
  goalsSlug: string
  leadsSlug: string
  ordersSlug: string
  scope: FigureScope
}

/** Addresses of Payload's own lists, narrowed to the records behind a figure. */
export const useRecords = ({ leadsSlug, ordersSlug }: Places) => {
  const { config } = useConfig()
  const adminRoute = config.routes.admin
  return useMemo(() => {
    const listOf = (slug: string) => (where: Where) =>
      `${formatAdminURL({ adminRoute, path: `/collections/${slug}` })}?${whereQuery(where)}`
    return { leadsHref: listOf(leadsSlug), ordersHref: listOf(ordersSlug) }
  }, [adminRoute, leadsSlug, ordersSlug])
}
