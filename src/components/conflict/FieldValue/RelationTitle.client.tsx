'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { Doc } from '../../../domain/shared/merge/differingFields.js'

import { relationID } from '../../../utilities/relationID.js'
import { useCRMRequest } from '../../shared/api/useCRMRequest.js'

type Target = { collection?: string; id: null | number | string }

/** A field that points to one collection holds ids, one that points to several says which. */
const targetOf = ({
  relationTo,
  value,
}: {
  relationTo: string | string[]
  value: unknown
}): Target => {
  if (typeof relationTo === 'string') {
    return { id: relationID(value), collection: relationTo }
  }
  const { relationTo: collection, value: inner } = value as { relationTo?: string; value?: unknown }
  return { id: relationID(inner), collection }
}

/** What people call the document behind a relation; its id until that is known, or where it may not be. */
export const RelationTitle = ({
  relationTo,
  value,
}: {
  relationTo: string | string[]
  value: unknown
}) => {
  const { getEntityConfig } = useConfig()
  const request = useCRMRequest()
  const [title, setTitle] = useState<null | string>(null)
  const { id, collection } = targetOf({ relationTo, value })

  useEffect(() => {
    const controller = new AbortController()
    if (id !== null && collection) {
      const { useAsTitle } = getEntityConfig({ collectionSlug: collection }).admin
      const { signal } = controller
      void request<Doc>({ path: `/${collection}/${id}?depth=0`, signal }).then((answer) => {
        const found = answer.ok ? (answer.value[useAsTitle ?? 'id'] ?? answer.value.email) : null
        if (typeof found === 'string' && !signal.aborted) {
          setTitle(found)
        }
      })
    }
    return () => controller.abort()
  }, [collection, getEntityConfig, id, request])

  return title ?? String(id)
}
