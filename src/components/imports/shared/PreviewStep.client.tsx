'use client'
import { Banner, Button, ShimmerEffect } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { ImportAnswer, ImportKind } from './types.js'

import { formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { Errors } from './Errors.client.js'
import { usePreview } from './usePreview.js'
import { useUpload } from './useUpload.js'

/** The choice between taking nothing and leaving out what is wrong. */
const SkipErrors = ({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) => {
  const { text } = useText()
  return (
    <label className="crm-import__skip">
      <input
        aria-label={text('fileImport:skip')}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        type="checkbox"
      />
      {text('fileImport:skip')}
    </label>
  )
}

/** The file as it is read, what to change about that, and the button that imports it. */
export const PreviewStep = <Choices, Result extends ImportAnswer>({
  file,
  initial,
  kind,
  onBack,
  onDone,
}: {
  file: File
  initial: Choices
  kind: ImportKind<Choices, Result>
  onBack: () => void
  onDone: (result: Result) => void
}) => {
  const { language, text } = useText()
  const upload = useUpload<Result>(kind.path)
  const [choices, setChoices] = useState<Choices>(initial)
  const [isSkipping, setSkipping] = useState(false)
  const [isImporting, setImporting] = useState(false)
  const [failure, setFailure] = useState<null | string>(null)
  const { isBusy, problem, result } = usePreview({ choices, file, send: kind.send, upload })
  const taken = result ? result.rows.read - result.rows.rejected : 0
  const isReady =
    result !== null &&
    problem === null &&
    result.missing.length === 0 &&
    taken > 0 &&
    (result.errorCount === 0 || isSkipping) &&
    (kind.isComplete?.(choices) ?? true)

  const change = (next: Choices): void => {
    setFailure(null)
    setChoices(next)
  }

  const start = async (): Promise<void> => {
    setImporting(true)
    setFailure(null)
    const { mapping, query } = kind.send(choices)
    const answer = await upload({
      file,
      mapping,
      query: { ...query, onError: isSkipping ? 'skip' : 'stop' },
    })
    setImporting(false)
    if (answer.ok) {
      onDone(answer.value)
    } else {
      setFailure(answer.message)
    }
  }

  return (
    <div aria-busy={isBusy || isImporting}>
      <p className="crm-import__file">{file.name}</p>
      {result === null && problem === null ? (
        <div aria-label={text('fileImport:reading')} role="status">
          <ShimmerEffect height={240} />
        </div>
      ) : null}
      {failure !== null || problem !== null ? (
        <div role="alert">
          <Banner type="error">{failure ?? problem}</Banner>
        </div>
      ) : null}
      {result ? (
        <div inert={isImporting}>
          {kind.renderMapping({ choices, onChange: change, preview: result })}
          {result.missing.length > 0 ? (
            <Banner type="info">{kind.renderMissing(result)}</Banner>
          ) : (
            <>
              {kind.renderFindings(result)}
              {result.errorCount > 0 ? (
                <>
                  <Banner type="error">
                    {text('fileImport:rejected', {
                      count: result.rows.rejected,
                      shown: formatCount({ count: result.rows.rejected, language }),
                    })}
                  </Banner>
                  <Errors result={result} />
                  <SkipErrors isOn={isSkipping} onChange={setSkipping} />
                </>
              ) : null}
              {kind.renderSample(result)}
            </>
          )}
        </div>
      ) : null}
      <div className="crm-modal__actions">
        <Button
          disabled={!isReady || isBusy || isImporting}
          margin={false}
          onClick={() => void start()}
          size="medium"
        >
          {isImporting
            ? text('fileImport:importing')
            : text('fileImport:start', {
                count: taken,
                shown: formatCount({ count: taken, language }),
              })}
        </Button>
        <Button
          buttonStyle="secondary"
          disabled={isImporting}
          margin={false}
          onClick={onBack}
          size="medium"
        >
          {text('fileImport:otherFile')}
        </Button>
      </div>
    </div>
  )
}
