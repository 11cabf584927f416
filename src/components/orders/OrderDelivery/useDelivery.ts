'use client'
import { useCallback, useEffect, useState } from 'react'

import type { OrderDelivery } from '../../../domain/performance/types.js'
import type { Loaded } from '../../charts/types.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'

/** How an order goes, read again whenever it was saved or somebody asks. */
export const useDelivery = ({
  id,
  savedAt,
}: {
  id: number | string
  savedAt: string
}): { load: () => void; loaded: Loaded<OrderDelivery> } => {
  const request = useCRMRequest()
  const [loaded, setLoaded] = useState<Loaded<OrderDelivery>>({ status: 'loading' })
  const [asked, setAsked] = useState(0)

  useEffect(() => {
    const controller = new AbortController()
    void request<OrderDelivery>({
      path: `/crm/orders/${id}/delivery`,
      signal: controller.signal,
    }).then((answer) => {
      if (!controller.signal.aborted) {
        setLoaded(
          answer.ok
            ? { status: 'ready', value: answer.value }
            : { message: answer.error.message, status: 'failed' },
        )
      }
    })
    return () => controller.abort()
  }, [asked, id, request, savedAt])

  const load = useCallback(() => setAsked((count) => count + 1), [])
  return { load, loaded }
}
