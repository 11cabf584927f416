'use client'
import { useEffect, useState } from 'react'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'

type Proposals = { docs: { totalValue?: null | number }[] }

/** What the newest accepted proposal of a lead comes to; `null` until that is known, and without one. */
export const useAcceptedValue = ({
  id,
  isWanted,
}: {
  id: number | string
  isWanted: boolean
}): null | number => {
  const request = useCRMRequest()
  const [value, setValue] = useState<null | number>(null)
  useEffect(() => {
    const controller = new AbortController()
    if (isWanted) {
      const query = new URLSearchParams({
        lead_id: String(id),
        limit: '1',
        sort: '-updatedAt',
        status: 'accepted',
      })
      void request<Proposals>({
        path: `/crm/proposals?${query.toString()}`,
        signal: controller.signal,
      }).then((answer) => {
        if (!controller.signal.aborted && answer.ok) {
          setValue(answer.value.docs[0]?.totalValue ?? null)
        }
      })
    }
    return () => controller.abort()
  }, [id, isWanted, request])
  return value
}
