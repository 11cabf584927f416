'use client'
import { Button } from '@payloadcms/ui'
import React, { useCallback, useState } from 'react'

import type { ImportAnswer, ImportKind } from './types.js'

import { Modal } from '../../shared/Modal/index.client.js'
import { useRouter } from '../../shared/navigation.js'
import '../../shared/tokens.css'
import { FileStep } from './FileStep.client.js'
import './index.css'
import { PreviewStep } from './PreviewStep.client.js'
import { ResultStep } from './ResultStep.client.js'

/** A button, and behind it: choose a file, look at what it will be, import it, take it back. */
export const ImportDialog = <Choices, Result extends ImportAnswer>({
  slug,
  choose,
  initial,
  kind,
  onImported,
  title,
}: {
  /** What file is asked for. */
  choose: string
  /** What is chosen before anybody chose. */
  initial: Choices
  kind: ImportKind<Choices, Result>
  /** Called when something was written or taken back. */
  onImported?: () => void
  slug: string
  title: string
}) => {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const [result, setResult] = useState<null | Result>(null)
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
        {title}
      </Button>
      {isOpen ? (
        <Modal onClose={close} size="large" slug={slug} title={title}>
          <div className="crm-import">
            {result ? (
              <ResultStep kind={kind} onChanged={changed} onClose={close} result={result} />
            ) : file ? (
              <PreviewStep
                file={file}
                initial={initial}
                kind={kind}
                onBack={() => setFile(null)}
                onDone={(done) => {
                  setResult(done)
                  changed()
                }}
              />
            ) : (
              <FileStep label={choose} onFile={setFile} />
            )}
          </div>
        </Modal>
      ) : null}
    </>
  )
}
