'use client'
import { Button, ShimmerEffect } from '@payloadcms/ui'
import React from 'react'

import type { Loaded } from '../../charts/types.js'
import type { Page } from '../types.js'

import { useText } from '../../shared/useText.js'
import './index.css'

type ID = number | string

/** A page of a list with the way to the others; also what stands there before, without and instead of it. */
export const PagedList = <Doc extends { id: ID }>({
  empty,
  item,
  label,
  loaded,
  onPage,
  onRetry,
}: {
  empty: React.ReactNode
  item: (doc: Doc) => React.ReactNode
  label: string
  loaded: Loaded<Page<Doc>>
  onPage: (page: number) => void
  onRetry: () => void
}) => {
  const { text } = useText()
  if (loaded.status === 'loading') {
    return (
      <div aria-label={text('suggest:loading')} role="status">
        <ShimmerEffect height={240} />
      </div>
    )
  }
  if (loaded.status === 'failed') {
    return (
      <div className="crm-ai-list__state" role="alert">
        <p className="crm-ai-list__title">{text('suggest:failed')}</p>
        <p>{loaded.message}</p>
        <Button buttonStyle="secondary" margin={false} onClick={onRetry} size="medium">
          {text('charts:retry')}
        </Button>
      </div>
    )
  }
  const { docs, page, totalPages } = loaded.value
  if (docs.length === 0) {
    return <div className="crm-ai-list__state">{empty}</div>
  }
  return (
    <>
      <ul aria-label={label} className="crm-ai-list">
        {docs.map((doc) => (
          <li key={doc.id}>{item(doc)}</li>
        ))}
      </ul>
      {totalPages > 1 ? (
        <nav aria-label={text('suggest:pages')} className="crm-ai-list__pages">
          <Button
            buttonStyle="secondary"
            disabled={page <= 1}
            margin={false}
            onClick={() => onPage(page - 1)}
            size="small"
          >
            {text('suggest:previous')}
          </Button>
          <span aria-live="polite">{text('suggest:page', { page, total: totalPages })}</span>
          <Button
            buttonStyle="secondary"
            disabled={page >= totalPages}
            margin={false}
            onClick={() => onPage(page + 1)}
            size="small"
          >
            {text('suggest:next')}
          </Button>
        </nav>
      ) : null}
    </>
  )
}
