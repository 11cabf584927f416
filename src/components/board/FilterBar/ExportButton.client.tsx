'use client'
import { Button, toast } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { BoardFilter } from '../../../domain/board/filter.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { saveFile } from '../../shared/saveFile.js'
import { useText } from '../../shared/useText.js'
import { queryOfFilter } from '../state/filterURL.js'

/** A large book takes a while to write. */
const TIMEOUT_MS = 300_000

const fileOf = async (response: Response): Promise<{ content: Blob; name: string }> => {
  const said = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')
  return { name: said?.[1] ?? 'leads.csv', content: await response.blob() }
}

/** Saves the leads that the filter shows as a CSV file; what is refused is said, and the page stays. */
export const ExportButton = ({ filter }: { filter: BoardFilter }) => {
  const { text } = useText()
  const request = useCRMRequest()
  const [isBusy, setIsBusy] = useState(false)
  const save = async (): Promise<void> => {
    setIsBusy(true)
    const answer = await request({
      path: `/crm/leads/export?${queryOfFilter(filter)}`,
      read: fileOf,
      timeoutMs: TIMEOUT_MS,
    })
    setIsBusy(false)
    if (answer.ok) {
      saveFile(answer.value)
    } else {
      toast.error(answer.error.message)
    }
  }
  return (
    <Button
      aria-label={text('filter:export')}
      buttonStyle="secondary"
      className="crm-filter__export"
      disabled={isBusy}
      margin={false}
      onClick={() => void save()}
      size="medium"
    >
      {text('filter:export')}
    </Button>
  )
}
