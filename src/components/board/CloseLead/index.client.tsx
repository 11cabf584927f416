'use client'
import { Button, useTranslation } from '@payloadcms/ui'
import React, { useCallback, useState } from 'react'

import type { BoardCard } from '../../../domain/board/types.js'
import type { Closing } from './closing.js'

import { SelectRow, TextareaRow, TextRow } from '../../shared/form/rows.client.js'
import { Modal } from '../../shared/Modal/index.client.js'
import { useText } from '../../shared/useText.js'
import { useBoardContext } from '../context.js'
import { closingOf, startOf } from './closing.js'
import { useAcceptedValue } from './useAcceptedValue.js'

const PATH = 'crm-close'
const VALUE_PATH = `${PATH}-value`
const KEY_PATH = `${PATH}-key`

/**
 * Asks what there is to know of a lead before it is closed: why it was lost, or what it was won for
 * (and, for whoever likes, why). No answer puts the card back.
 */
export const CloseLead = ({
  type,
  card,
  onAnswer,
  stage,
}: {
  card: BoardCard
  onAnswer: (closing: Closing | null) => void
  /** The name of the stage. */
  stage: string
  type: 'lost' | 'won'
}) => {
  const { text } = useText()
  const { t } = useTranslation()
  const { reasons: all } = useBoardContext()
  const reasons = all[type]
  const accepted = useAcceptedValue({ id: card.id, isWanted: type === 'won' })
  const [typed, setTyped] = useState<Partial<ReturnType<typeof startOf>>>({})
  const [isRefused, setIsRefused] = useState(false)
  const values = { ...startOf({ accepted, card }), ...typed }
  const answer = closingOf({ type, reasons, values })
  const onClose = useCallback(() => onAnswer(null), [onAnswer])

  const onSubmit = (event: React.FormEvent) => {
    event.preventDefault()
    if (answer) {
      onAnswer(answer)
      return
    }
    setIsRefused(true)
    document.getElementById(`field-${type === 'won' ? VALUE_PATH : KEY_PATH}`)?.focus()
  }

  const change = (name: keyof typeof values) => (value: string) => {
    setTyped((before) => ({ ...before, [name]: value }))
    setIsRefused(false)
  }
  const error = isRefused ? text(`${type}:required`) : undefined

  return (
    <Modal
      initialFocus={`#field-${type === 'won' ? VALUE_PATH : KEY_PATH}`}
      onClose={onClose}
      slug={PATH}
      title={text(`${type}:title`, { company: card.companyName })}
    >
      <form noValidate onSubmit={onSubmit}>
        {type === 'won' ? (
          <TextRow
            attributes={{ type: 'number', inputMode: 'decimal', min: 0, step: 'any' }}
            error={error}
            hint={text(accepted === null ? 'won:fromEstimate' : 'won:fromProposal')}
            label={text('won:value', { currency: card.currency })}
            onChange={change('value')}
            path={VALUE_PATH}
            required
            value={values.value}
          />
        ) : null}
        <SelectRow
          error={type === 'lost' ? error : undefined}
          isClearable
          label={text(`${type}:label`)}
          onChange={change('key')}
          options={reasons.map(({ key, label }) => ({ label, value: key }))}
          path={KEY_PATH}
          value={values.key}
        />
        <TextareaRow
          label={text('lost:words')}
          onChange={change('words')}
          path={`${PATH}-words`}
          placeholder={text(`${type}:placeholder`)}
          value={values.words}
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
