'use client'
import { useEffect, useState } from 'react'

import type { Choice } from '../../shared/form/rows.client.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'

type Order = { externalId?: null | string; id: number | string; name: string; startDate?: string }

/** Active orders to choose from, told apart by more than their names. */
export const useOrders = (isNeeded: boolean): Choice[] => {
  const request = useCRMRequest()
  const [orders, setOrders] = useState<Choice[]>([])
  useEffect(() => {
    if (isNeeded) {
      void request<{ docs: Order[] }>({
        path: '/crm/orders?status=active&sort=name&limit=100',
      }).then((answer) => {
        if (answer.ok) {
          setOrders(
            answer.value.docs.map(({ id, name, externalId, startDate }) => ({
              label: [name, externalId, startDate?.slice(0, 10)].filter(Boolean).join(' · '),
              value: String(id),
            })),
          )
        }
      })
    }
  }, [isNeeded, request])
  return orders
}
