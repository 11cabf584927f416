'use client'
import { Banner, Button } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { UndoResult } from '../../../domain/imports/status.js'
import type { ImportAnswer, ImportKind } from './types.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useText } from '../../shared/useText.js'
import { Errors } from './Errors.client.js'

/** What an import did, and the one click that takes it back. */
export const ResultStep = <Choices, Result extends ImportAnswer>({
  kind,
  onChanged,
  onClose,
  result,
}: {
  kind: Pick<ImportKind<Choices, Result>, 'renderDone' | 'renderTotals'>
  onChanged: () => void
  onClose: () => void
  result: Result
}) => {
  const { text } = useText()
  const request = useCRMRequest()
  const [isBusy, setBusy] = useState(false)
  const [undone, setUndone] = useState<null | UndoResult>(null)
  const [failure, setFailure] = useState<null | string>(null)
  const { id, errorCount } = result

  const undo = async (): Promise<void> => {
    setBusy(true)
    const answer = await request<{ result: UndoResult }>({
      method: 'POST',
      path: `/crm/imports/${id}/undo`,
    })
    setBusy(false)
    if (answer.ok) {
      setUndone(answer.value.result)
      onChanged()
    } else {
      setFailure(answer.error.message)
    }
  }

  return (
    <div aria-live="polite">
      {undone ? (
        <>
          <Banner type="info">{text('fileImport:undone', { ...undone, keptNames: '' })}</Banner>
          {undone.keptNames.length > 0 ? (
            <ul className="crm-import__kept">
              {undone.keptNames.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          ) : null}
        </>
      ) : (
        <>
          <Banner type="success">{kind.renderDone(result)}</Banner>
          {kind.renderTotals?.(result)}
          {errorCount > 0 ? <Errors result={result} /> : null}
        </>
      )}
      {failure ? (
        <div role="alert">
          <Banner type="error">{failure}</Banner>
        </div>
      ) : null}
      <div className="crm-modal__actions">
        <Button margin={false} onClick={onClose} size="medium">
          {text('fileImport:close')}
        </Button>
        {undone ? null : (
          <Button
            buttonStyle="secondary"
            disabled={isBusy}
            margin={false}
            onClick={() => void undo()}
            size="medium"
          >
            {text('fileImport:undo')}
          </Button>
        )}
      </div>
    </div>
  )
}
