'use client'
import { Button, toast, useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { UndoResult } from '../../../domain/imports/status.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useText } from '../../shared/useText.js'
import './index.css'

/** On an import: one click takes all of it back. */
export const ImportActions = () => {
  const { id } = useDocumentInfo()
  const { text } = useText()
  const request = useCRMRequest()
  const { reset } = useForm()
  const status = useFormFields(([fields]) => fields.status?.value)
  const [isBusy, setBusy] = useState(false)

  const undo = async (): Promise<void> => {
    setBusy(true)
    const answer = await request<{ doc: object; result: UndoResult }>({
      method: 'POST',
      path: `/crm/imports/${id}/undo`,
    })
    setBusy(false)
    if (answer.ok) {
      toast.success(text('fileImport:undone', { ...answer.value.result, keptNames: '' }))
      await reset(answer.value.doc)
    } else {
      toast.error(answer.error.message)
    }
  }

  return status === 'done' ? (
    <div className="crm-import-actions">
      <Button disabled={isBusy} margin={false} onClick={() => void undo()} size="medium">
        {text('fileImport:undo')}
      </Button>
      <p>{text('fileImport:undoHint')}</p>
    </div>
  ) : null
}
