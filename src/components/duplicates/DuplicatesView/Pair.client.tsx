'use client'
import { Button } from '@payloadcms/ui'
import React from 'react'

import type { TwinDoc, TwinPair } from '../types.js'

import { Reasons } from '../Reasons.client.js'
import { RecordLink } from '../RecordLink.client.js'
import { useDuplicateText } from '../useDuplicateText.js'

const Twin = ({ slug, doc }: { doc: TwinDoc; slug: string }) => (
  <div className="crm-twins__twin">
    <RecordLink id={doc.id} name={doc.name} slug={slug} />
    {[doc.email, doc.domain, doc.phone].filter(Boolean).map((line) => (
      <span key={String(line)}>{String(line)}</span>
    ))}
  </div>
)

/** Two records side by side, why they may be one, and what to do about it. */
export const Pair = ({
  slug,
  canWrite,
  isBusy,
  onDismiss,
  onMerge,
  pair: { a, b, reasons, score },
}: {
  canWrite: boolean
  isBusy: boolean
  onDismiss: () => void
  onMerge: () => void
  pair: TwinPair
  slug: string
}) => {
  const { text } = useDuplicateText()
  return (
    <li className="crm-twins__pair">
      <div className="crm-twins__both">
        <Twin doc={a} slug={slug} />
        <Twin doc={b} slug={slug} />
      </div>
      <Reasons reasons={reasons} score={score} />
      {canWrite ? (
        <div className="crm-twins__actions">
          <Button disabled={isBusy} margin={false} onClick={onMerge} size="small">
            {text('page:merge')}
          </Button>
          <Button
            buttonStyle="secondary"
            disabled={isBusy}
            margin={false}
            onClick={onDismiss}
            size="small"
          >
            {text('page:dismiss')}
          </Button>
        </div>
      ) : null}
    </li>
  )
}
