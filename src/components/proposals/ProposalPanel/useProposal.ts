'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'

import type { Proposal } from '../../../domain/proposals/types.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'

/** A proposal with who stands in its history, and the order it became. */
export type Shown = {
  order: { id: number | string } | null
  proposal: { isExpired?: boolean; linkRevokedAt?: null | string } & Proposal
}

/** The proposal as it is stored, read again after every step; `null` for one that was never saved. */
export const useProposal = (): { reload: () => Promise<void>; shown: null | Shown } => {
  const { id, data } = useDocumentInfo()
  const request = useCRMRequest()
  const [shown, setShown] = useState<null | Shown>(null)
  const updatedAt = data?.updatedAt as string | undefined

  const read = useCallback(
    async (signal?: AbortSignal): Promise<void> => {
      if (id === undefined || id === null) {
        return
      }
      const [proposal, orders] = await Promise.all([
        request<Shown['proposal']>({ path: `/crm/proposals/${id}?depth=1`, signal }),
        request<{ docs: { id: number | string }[] }>({
          path: `/crm/orders?limit=1&where[proposal][equals]=${id}`,
          signal,
        }),
      ])
      if (proposal.ok && !signal?.aborted) {
        setShown({ order: (orders.ok && orders.value.docs[0]) || null, proposal: proposal.value })
      }
    },
    [id, request],
  )

  useEffect(() => {
    const controller = new AbortController()
    void read(controller.signal)
    return () => controller.abort()
  }, [read, updatedAt])

  return { reload: read, shown }
}
