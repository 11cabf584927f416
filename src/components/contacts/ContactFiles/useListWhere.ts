'use client'
import type { Where } from 'payload'

import { useConfig, useListQuery } from '@payloadcms/ui'
import { mergeListSearchAndWhere } from 'payload/shared'

/** Whom the list finds, on whatever page: by its filter and its search. */
export const useListWhere = (): Where => {
  const { collectionSlug, query } = useListQuery()
  const { getEntityConfig } = useConfig()
  return mergeListSearchAndWhere({
    collectionConfig: getEntityConfig({ collectionSlug }),
    search: query.search ?? '',
    where: structuredClone(query.where ?? {}),
  })
}
