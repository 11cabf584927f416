'use client'
import { Button, toast, useDocumentInfo } from '@payloadcms/ui'
import React, { useState } from 'react'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { saveFile } from '../../shared/saveFile.js'
import { usePrivacyText } from '../usePrivacyText.js'

/** Every table that refers to a person is read. */
const TIMEOUT_MS = 300_000

/** On a contact: saves everything there is about this person as a file. */
export const ExportPerson = () => {
  const { id } = useDocumentInfo()
  const text = usePrivacyText()
  const request = useCRMRequest()
  const [isBusy, setIsBusy] = useState(false)

  const save = async (): Promise<void> => {
    setIsBusy(true)
    const answer = await request({
      path: `/crm/privacy/contacts/${id}/export`,
      read: (response) => response.blob(),
      timeoutMs: TIMEOUT_MS,
    })
    setIsBusy(false)
    if (answer.ok) {
      saveFile({ name: `contact-${id}.json`, content: answer.value })
    } else {
      toast.error(answer.error.message)
    }
  }

  return id === undefined ? null : (
    <Button buttonStyle="secondary" disabled={isBusy} onClick={() => void save()} size="medium">
      {text('export')}
    </Button>
  )
}
