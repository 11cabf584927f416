'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useState } from 'react'

import type { DescribedMerge } from '../../../domain/duplicates/answers.js'
import type { Loaded } from '../../charts/types.js'

import { namedFields } from '../../../domain/shared/merge/fieldShapes.js'
import { useFieldLabel } from '../../conflict/FieldValue/index.client.js'
import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useLoaded } from '../../shared/api/useLoaded.js'
import { formatNames } from '../../shared/format.js'
import { useDuplicateText } from '../useDuplicateText.js'

/** What people call fields of a collection; those that nobody gets to see have no name. */
const useFieldNames = (collectionSlug: string): ((names: string[]) => string[]) => {
  const { getEntityConfig } = useConfig()
  const labelOf = useFieldLabel()
  return (names) =>
    namedFields(getEntityConfig({ collectionSlug }).fields)
      .filter(({ name }) => names.includes(name))
      .map(labelOf)
}

type Undone = { result: { keptFields: string[] } }

/** Merges as a route lists them, and the way back from each. */
export const useMerges = ({
  slug,
  onUndone,
  query,
  revision,
}: {
  onUndone: () => void
  query: string
  revision: number
  /** Of the collection that the merged records stand in. */
  slug: string
}): {
  isBusy: boolean
  loaded: Loaded<DescribedMerge[]>
  undo: (merge: DescribedMerge) => void
} => {
  const { language, text } = useDuplicateText()
  const fieldNames = useFieldNames(slug)
  const request = useCRMRequest()
  const [isBusy, setIsBusy] = useState(false)
  const [undone, setUndone] = useState(0)
  const { loaded } = useLoaded<{ docs: DescribedMerge[] }>(
    `/crm/merges?${query}`,
    revision + undone,
  )
  const undo = async ({ id, loser }: DescribedMerge): Promise<void> => {
    setIsBusy(true)
    const answer = await request<Undone>({
      body: {},
      method: 'POST',
      path: `/crm/merges/${id}/undo`,
    })
    setIsBusy(false)
    if (answer.ok) {
      const names = fieldNames(answer.value.result.keptFields)
      const key = names.length > 0 ? 'notice:undoneKept' : 'notice:undone'
      toast.success(text(key, { name: loser.name ?? '', fields: formatNames({ language, names }) }))
      setUndone((before) => before + 1)
      onUndone()
    } else {
      toast.error(answer.error.message)
    }
  }
  return {
    isBusy,
    loaded: loaded.status === 'ready' ? { ...loaded, value: loaded.value.docs } : loaded,
    undo: (merge) => void undo(merge),
  }
}
