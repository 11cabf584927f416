'use client'
import { Banner, Button, ShimmerEffect, useTranslation } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { DeliveryImportResult } from '../../../domain/performance/import/types.js'
import type { Choices, FixedOrder } from './types.js'

import { formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { Errors, Sample, Totals } from './Figures.client.js'
import { Mapping } from './Mapping.client.js'
import { usePreview } from './usePreview.js'
import { useUpload } from './useUpload.js'

/** What would become of the file, in a sentence. */
const Summary = ({ result: { records, rows } }: { result: DeliveryImportResult }) => {
  const { language, text } = useText()
  const count = (value: number): string => formatCount({ count: value, language })
  return (
    <p className="crm-import__summary">
      {text('delivery:summary', {
        created: count(records.created),
        read: count(rows.read),
        records: count(records.created + records.unchanged + records.updated),
        unchanged: count(records.unchanged),
        updated: count(records.updated),
      })}
      {rows.summed > 0 ? ` ${text('delivery:summed', { rows: count(rows.summed) })}` : ''}
    </p>
  )
}

/** The choice between taking nothing and leaving out what is wrong. */
const SkipErrors = ({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) => {
  const { text } = useText()
  return (
    <label className="crm-import__skip">
      <input
        aria-label={text('delivery:skip')}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        type="checkbox"
      />
      {text('delivery:skip')}
    </label>
  )
}

/** The file as it is read, what to change about that, and the button that imports it. */
export const Preview = ({
  file,
  fixedOrder,
  onBack,
  onDone,
}: {
  file: File
  fixedOrder?: FixedOrder
  onBack: () => void
  onDone: (result: DeliveryImportResult) => void
}) => {
  const { language, text } = useText()
  const { t } = useTranslation<object, string>()
  const upload = useUpload()
  const [choices, setChoices] = useState<Choices>(fixedOrder ? { order: fixedOrder.id } : {})
  const [isSkipping, setSkipping] = useState(false)
  const [isImporting, setImporting] = useState(false)
  const [failure, setFailure] = useState<null | string>(null)
  const { isBusy, loaded } = usePreview({ choices, file })
  const result = loaded.status === 'ready' ? loaded.value : null
  const isReady =
    result !== null &&
    result.missing.length === 0 &&
    result.rows.taken > 0 &&
    (result.errorCount === 0 || isSkipping)

  const change = (next: Choices): void => {
    setFailure(null)
    setChoices(next)
  }

  const start = async (): Promise<void> => {
    setImporting(true)
    setFailure(null)
    const answer = await upload({
      choices,
      file,
      query: `onError=${isSkipping ? 'skip' : 'stop'}`,
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
      {loaded.status === 'loading' ? (
        <div aria-label={text('delivery:reading')} role="status">
          <ShimmerEffect height={240} />
        </div>
      ) : null}
      {loaded.status === 'failed' || failure ? (
        <div role="alert">
          <Banner type="error">
            {failure ?? (loaded.status === 'failed' ? loaded.message : null)}
          </Banner>
        </div>
      ) : null}
      {result ? (
        <div inert={isImporting}>
          <Mapping choices={choices} fixedOrder={fixedOrder} onChange={change} preview={result} />
          {result.missing.length > 0 ? (
            <Banner type="info">
              {t('crm:imports:incomplete', {
                missing: result.missing.map((part) => t(`crm:imports:missing:${part}`)).join(', '),
              })}
            </Banner>
          ) : (
            <>
              <Summary result={result} />
              <Totals result={result} />
              {result.errorCount > 0 ? (
                <>
                  <Banner type="error">
                    {text('delivery:rejected', {
                      count: formatCount({ count: result.rows.rejected, language }),
                    })}
                  </Banner>
                  <Errors result={result} />
                  <SkipErrors isOn={isSkipping} onChange={setSkipping} />
                </>
              ) : null}
              {result.sample.length > 0 ? <Sample result={result} /> : null}
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
            ? text('delivery:importing')
            : text('delivery:start', {
                count: formatCount({ count: result?.rows.taken ?? 0, language }),
              })}
        </Button>
        <Button
          buttonStyle="secondary"
          disabled={isImporting}
          margin={false}
          onClick={onBack}
          size="medium"
        >
          {text('delivery:otherFile')}
        </Button>
      </div>
    </div>
  )
}
