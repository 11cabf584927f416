'use client'
import { Button } from '@payloadcms/ui'
import React, { useCallback, useState } from 'react'

import type { DeliveryImportResult } from '../../../domain/performance/import/types.js'
import type { FixedOrder } from './types.js'

import { Modal } from '../../shared/Modal/index.client.js'
import { useRouter } from '../../shared/navigation.js'
import '../../shared/tokens.css'
import { useText } from '../../shared/useText.js'
import { FileStep } from './FileStep.client.js'
import './index.css'
import { Preview } from './Preview.client.js'
import { Result } from './Result.client.js'

/** The import of delivery: choose a file, look at what it will be, import it, take it back. */
export const ImportDelivery = ({
  onImported,
  order,
}: {
  /** Called when something was written or taken back. */
  onImported?: () => void
  /** The order all rows belong to. */
  order?: FixedOrder
}) => {
  const { text } = useText()
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const [result, setResult] = useState<DeliveryImportResult | null>(null)
  const close = useCallback(() => {
    setOpen(false)
    setFile(null)
    setResult(null)
  }, [])
  const changed = (): void => {
    onImported?.()
    router.refresh()
  }
  return (
    <>
      <Button buttonStyle="secondary" margin={false} onClick={() => setOpen(true)} size="medium">
        {text('delivery:import')}
      </Button>
      {isOpen ? (
        <Modal
          onClose={close}
          size="large"
          slug="crm-import-delivery"
          title={text('delivery:import')}
        >
          <div className="crm-import">
            {result ? (
              <Result onChanged={changed} onClose={close} result={result} />
            ) : file ? (
              <Preview
                file={file}
                fixedOrder={order}
                onBack={() => setFile(null)}
                onDone={(done) => {
                  setResult(done)
                  changed()
                }}
              />
            ) : (
              <FileStep onFile={setFile} />
            )}
          </div>
        </Modal>
      ) : null}
    </>
  )
}
