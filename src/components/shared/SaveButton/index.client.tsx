'use client'
import { Button, toast } from '@payloadcms/ui'
import React, { useState } from 'react'

import { useCRMRequest } from '../api/useCRMRequest.js'
import { saveFile } from '../saveFile.js'

/** A large file takes a while to write. */
const TIMEOUT_MS = 300_000

const fileOf = async (response: Response): Promise<{ content: Blob; name: string }> => {
  const said = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')
  return { name: said?.[1] ?? 'export.csv', content: await response.blob() }
}

/** Saves what a route answers as a file; what is refused is said, and the page stays. */
export const SaveButton = ({
  className,
  label,
  path,
}: {
  className?: string
  label: string
  path: `/${string}`
}) => {
  const request = useCRMRequest()
  const [isBusy, setIsBusy] = useState(false)
  const save = async (): Promise<void> => {
    setIsBusy(true)
    const answer = await request({ path, read: fileOf, timeoutMs: TIMEOUT_MS })
    setIsBusy(false)
    if (answer.ok) {
      saveFile(answer.value)
    } else {
      toast.error(answer.error.message)
    }
  }
  return (
    <Button
      aria-label={label}
      buttonStyle="secondary"
      className={className}
      disabled={isBusy}
      margin={false}
      onClick={() => void save()}
      size="medium"
    >
      {label}
    </Button>
  )
}
