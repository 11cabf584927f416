'use client'
import { Button, toast, useConfig, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React, { useState } from 'react'

import type { OrderDelivery } from '../../../domain/performance/types.js'

import { refuseRenewal } from '../../../domain/orders/renewal.js'
import { ORDER_STATUSES } from '../../../domain/orders/status.js'
import { ImportDelivery } from '../../imports/ImportDelivery/index.client.js'
import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useRouter } from '../../shared/navigation.js'
import { useText } from '../../shared/useText.js'

/** What can be done with an order besides editing it. */
export const Actions = ({
  id,
  onImported,
  order: { canImport, canWrite, renewal },
  performanceSlug,
}: {
  id: number | string
  onImported: () => void
  order: OrderDelivery
  performanceSlug: string
}) => {
  const { config } = useConfig()
  const { collectionSlug } = useDocumentInfo()
  const { text } = useText()
  const request = useCRMRequest()
  const router = useRouter()
  const status = useFormFields(([fields]) => fields.status?.value)
  const name = useFormFields(([fields]) => fields.name?.value)
  const [isBusy, setBusy] = useState(false)
  const known = ORDER_STATUSES.find((one) => one === status)
  const adminRoute = config.routes.admin
  const addressOf = (order: number | string) =>
    formatAdminURL({ adminRoute, path: `/collections/${collectionSlug}/${order}` })
  const records = `${formatAdminURL({
    adminRoute,
    path: `/collections/${performanceSlug}`,
  })}?where[order][equals]=${id}`
  const canRenew = canWrite && !renewal && known && !refuseRenewal({ status: known })

  const renew = async (): Promise<void> => {
    setBusy(true)
    const answer = await request<{ doc: { id: number | string } }>({
      body: {},
      method: 'POST',
      path: `/crm/orders/${id}/renew`,
    })
    setBusy(false)
    if (answer.ok) {
      toast.success(text('delivery:renewed'))
      router.push(addressOf(answer.value.doc.id))
    } else {
      toast.error(answer.error.message)
    }
  }

  return (
    <div className="crm-order__actions">
      <Button
        buttonStyle="secondary"
        el="link"
        margin={false}
        size="medium"
        to={records}
        url={records}
      >
        {text('delivery:records')}
      </Button>
      {canImport ? (
        <ImportDelivery
          onImported={onImported}
          order={{ id, name: typeof name === 'string' ? name : '' }}
        />
      ) : null}
      {canRenew ? (
        <Button
          buttonStyle="secondary"
          disabled={isBusy}
          margin={false}
          onClick={() => void renew()}
          size="medium"
        >
          {text('delivery:renew')}
        </Button>
      ) : null}
      {renewal ? (
        <Button
          buttonStyle="secondary"
          el="link"
          margin={false}
          size="medium"
          to={addressOf(renewal.id)}
          url={addressOf(renewal.id)}
        >
          {text('delivery:renewal')}
        </Button>
      ) : null}
    </div>
  )
}
