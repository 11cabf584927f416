'use client'
import { Button, ShimmerEffect } from '@payloadcms/ui'
import React from 'react'

import type { PageState } from '../state/boardReducer.js'

import { useText } from '../../shared/useText.js'

/** The end of a column that has further cards: on their way, or how to ask for them again. */
export const ColumnMore = ({
  failed,
  hasMore,
  onRetry,
  page,
}: {
  /** Says that they did not come. */
  failed: string
  hasMore: boolean
  onRetry: () => void
  page: PageState | undefined
}) => {
  const { text } = useText()
  if (page === 'failed') {
    return (
      <div className="crm-column__more" role="alert">
        <p>{failed}</p>
        <Button buttonStyle="secondary" margin={false} onClick={onRetry} size="small">
          {text('board:retry')}
        </Button>
      </div>
    )
  }
  return hasMore ? (
    <div className="crm-column__more">
      <ShimmerEffect height={88} />
    </div>
  ) : null
}
