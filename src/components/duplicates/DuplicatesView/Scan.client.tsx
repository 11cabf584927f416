'use client'
import { Button, toast, useEffectEvent } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { DuplicateScan } from '../../../domain/duplicates/answers.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useLoaded } from '../../shared/api/useLoaded.js'
import { formatCount } from '../../shared/format.js'
import { useDuplicateText } from '../useDuplicateText.js'

const POLL_MS = 2000

const isUnderWay = (scan: DuplicateScan | null): boolean =>
  scan !== null && ['queued', 'running'].includes(scan.state)

/** Has everything looked at, and says how far that is. */
export const Scan = ({ onEnd }: { onEnd: () => void }) => {
  const { language, text } = useDuplicateText()
  const request = useCRMRequest()
  const [revision, setRevision] = useState(0)
  const { loaded } = useLoaded<{ scan: DuplicateScan | null }>('/crm/duplicates/scan', revision)
  // An answer that failed says nothing of the scan: what was known last is followed on.
  const [scan, setScan] = useState<DuplicateScan | null>(null)
  if (loaded.status === 'ready' && loaded.value.scan !== scan) {
    setScan(loaded.value.scan)
  }
  const isBusy = isUnderWay(scan)
  const count = (number: number) => formatCount({ count: number, language })

  const end = useEffectEvent(onEnd)
  useEffect(() => {
    if (!isBusy) {
      return
    }
    const timer = setInterval(() => setRevision((before) => before + 1), POLL_MS)
    return () => {
      clearInterval(timer)
      end()
    }
  }, [isBusy])

  const start = async (): Promise<void> => {
    const answer = await request({ body: {}, method: 'POST', path: '/crm/duplicates/scan' })
    if (answer.ok) {
      setRevision((before) => before + 1)
    } else {
      toast.error(answer.error.message)
    }
  }
  const said = (): null | string => {
    if (loaded.status === 'failed') {
      return loaded.message
    }
    if (!scan) {
      return null
    }
    if (isBusy) {
      return text('page:scanning', { done: count(scan.done), total: count(scan.total) })
    }
    return scan.state === 'done' && scan.finishedAt
      ? text('page:scanned', {
          day: new Intl.DateTimeFormat(language, {
            dateStyle: 'medium',
            timeStyle: 'short',
          }).format(new Date(scan.finishedAt)),
        })
      : text('page:scanFailed')
  }
  return (
    <div className="crm-twins__scan">
      <span aria-live="polite">{said()}</span>
      <Button
        buttonStyle="secondary"
        disabled={isBusy || loaded.status === 'loading'}
        margin={false}
        onClick={() => void start()}
        size="medium"
      >
        {text('page:scan')}
      </Button>
    </div>
  )
}
