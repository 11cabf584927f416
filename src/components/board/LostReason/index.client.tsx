'use client'
import { Button, useTranslation } from '@payloadcms/ui'
import React, { useCallback, useState } from 'react'

import { TextareaRow } from '../../shared/form/rows.client.js'
import { Modal } from '../../shared/Modal/index.client.js'
import { useText } from '../../shared/useText.js'

const PATH = 'crm-lost-reason'

/** Asks why a lead was lost before its move is saved; no answer puts the card back. */
export const LostReason = ({
  company,
  onAnswer,
  stage,
}: {
  company: string
  onAnswer: (reason: null | string) => void
  stage: string
}) => {
  const { text } = useText()
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const onClose = useCallback(() => onAnswer(null), [onAnswer])

  const onSubmit = (event: React.FormEvent) => {
    event.preventDefault()
    if (reason.trim()) {
      onAnswer(reason.trim())
      return
    }
    setError(text('lost:required'))
    document.getElementById(`field-${PATH}`)?.focus()
  }

  return (
    <Modal
      initialFocus={`#field-${PATH}`}
      onClose={onClose}
      slug={PATH}
      title={text('lost:title', { company })}
    >
      <form noValidate onSubmit={onSubmit}>
        <TextareaRow
          error={error}
          label={text('lost:label')}
          onChange={(value) => {
            setReason(value)
            setError(undefined)
          }}
          path={PATH}
          placeholder={text('lost:placeholder')}
          required
          value={reason}
        />
        <div className="crm-modal__actions">
          <Button margin={false} size="medium" type="submit">
            {text('lost:confirm', { stage })}
          </Button>
          <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium">
            {t('general:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
