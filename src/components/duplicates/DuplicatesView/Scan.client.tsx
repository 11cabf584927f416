'use client'
import { Button, toast } from '@payloadcms/ui'
import React, { useCallback, useState } from 'react'

import type { DuplicateScan } from '../../../domain/duplicates/answers.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useFollow } from '../../shared/api/useFollow.js'
import { formatCount } from '../../shared/format.js'
import { useDuplicateText } from '../useDuplicateText.js'

const isUnderWay = (scan: DuplicateScan | null | undefined): boolean =>
  Boolean(scan) && ['queued', 'running'].includes(scan!.state)

const PATH = '/crm/duplicates/scan'

/** Has everything looked at, and says how far that is. */
export const Scan = ({ onEnd }: { onEnd: () => void }) => {
  const { language, text } = useDuplicateText()
  const request = useCRMRequest()
  // An answer that failed says nothing of the scan: what was known last is followed on.
  const [scan, setScan] = useState<DuplicateScan | null | undefined>(undefined)
  const [problem, setProblem] = useState<null | string>(null)
  const isBusy = isUnderWay(scan)
  const count = (number: number) => formatCount({ count: number, language })

  const load = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      const answer = await request<{ scan: DuplicateScan | null }>({ path: PATH, signal })
      if (signal.aborted) {
        return
      }
      setProblem(answer.ok ? null : answer.error.message)
      if (answer.ok) {
        setScan(answer.value.scan)
      }
    },
    [request],
  )
  useFollow({
    ended: scan?.finishedAt ?? null,
    isBusy,
    isKnown: scan !== undefined,
    load,
    onEnd,
  })

  const start = async (): Promise<void> => {
    const answer = await request<{ scan: DuplicateScan }>({ body: {}, method: 'POST', path: PATH })
    if (answer.ok) {
      setScan(answer.value.scan)
    } else {
      toast.error(answer.error.message)
    }
  }
  const said = (): null | string => {
    if (problem) {
      return problem
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
        disabled={isBusy || (scan === undefined && !problem)}
        margin={false}
        onClick={() => void start()}
        size="medium"
      >
        {text('page:scan')}
      </Button>
    </div>
  )
}
