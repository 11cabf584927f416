'use client'
import { Button, ShimmerEffect, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React, { useEffect, useState } from 'react'

import type { WaterfallLead, WaterfallState } from '../../../../domain/analytics/types.js'
import type { ChartColumn } from '../../../charts/types.js'

import { ChartTable } from '../../../charts/ChartTable/index.client.js'
import { numberColumn } from '../../../charts/numberColumn.js'
import { useCRMRequest } from '../../../shared/api/useCRMRequest.js'
import { Modal } from '../../../shared/Modal/index.client.js'
import { useText } from '../../../shared/useText.js'
import './index.css'

type Answer = { docs: WaterfallLead[]; hasNextPage: boolean; totalDocs: number }

type Found = { error: null | string; hasMore: boolean; leads: null | WaterfallLead[] }

const valueOf = (state: WaterfallState): null | number => state?.value ?? null

/** The leads behind a bar of the waterfall, the largest change first. */
export const WaterfallLeads = ({
  format,
  leadsSlug,
  onClose,
  path,
  title,
}: {
  format: (amount: number) => string
  leadsSlug: string
  onClose: () => void
  /** Beneath `/api/crm`. */
  path: string
  title: string
}) => {
  const { text } = useText()
  const { config } = useConfig()
  const request = useCRMRequest()
  const [page, setPage] = useState(1)
  const [found, setFound] = useState<Found>({ error: null, hasMore: false, leads: null })

  useEffect(() => {
    const abort = new AbortController()
    const load = async () => {
      const answer = await request<Answer>({
        path: `/crm${path}&page=${page}`,
        signal: abort.signal,
      })
      if (!abort.signal.aborted) {
        setFound(({ leads }) =>
          answer.ok
            ? {
                error: null,
                hasMore: answer.value.hasNextPage,
                leads: [...(leads ?? []), ...answer.value.docs],
              }
            : { error: answer.error.message, hasMore: false, leads },
        )
      }
    }
    void load()
    return () => abort.abort()
  }, [page, path, request])

  const columns: ChartColumn<WaterfallLead>[] = [
    {
      key: 'company',
      label: text('fields:companyName'),
      value: ({ companyName }) => companyName ?? text('revenue:goneLead'),
    },
    numberColumn({
      key: 'then',
      label: text('revenue:then'),
      show: format,
      value: ({ then }) => valueOf(then),
    }),
    numberColumn({
      key: 'now',
      label: text('revenue:now'),
      show: format,
      value: ({ now }) => valueOf(now),
    }),
    numberColumn({
      key: 'change',
      label: text('revenue:change'),
      show: format,
      value: ({ change }) => change,
    }),
  ]
  const adminRoute = config.routes.admin
  return (
    <Modal onClose={onClose} size="large" slug="crm-waterfall-leads" title={title}>
      {found.error === null ? null : <p role="alert">{found.error}</p>}
      {found.leads === null && found.error === null ? <ShimmerEffect height={200} /> : null}
      {found.leads === null ? null : (
        <div className="crm-waterfall__leads">
          <ChartTable
            caption={title}
            columns={columns}
            hrefOf={({ id, companyName }) =>
              companyName === null
                ? null
                : formatAdminURL({ adminRoute, path: `/collections/${leadsSlug}/${id}` })
            }
            isShown
            keyOf={({ id }) => String(id)}
            rows={found.leads}
          />
        </div>
      )}
      <div className="crm-waterfall__more">
        {found.hasMore ? (
          <Button buttonStyle="secondary" onClick={() => setPage(page + 1)} size="medium">
            {text('revenue:moreLeads')}
          </Button>
        ) : null}
        <Button buttonStyle="secondary" onClick={onClose} size="medium">
          {text('revenue:close')}
        </Button>
      </div>
    </Modal>
  )
}
