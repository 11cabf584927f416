'use client'
import { toast, useModal } from '@payloadcms/ui'
import { useEffect } from 'react'

import { useText } from '../../shared/useText.js'

/** The dialog with which Payload tells that a document is out of date; its only way out is a reload. */
const PAYLOADS_DIALOG = 'document-stale-data'

/** Says quietly what Payload's dialog would say, as a reload would lose what was typed. */
export const useStaleNotice = (): void => {
  const { text } = useText()
  const { closeModal, isModalOpen } = useModal()
  const isStale = Boolean(isModalOpen(PAYLOADS_DIALOG))
  useEffect(() => {
    if (isStale) {
      closeModal(PAYLOADS_DIALOG)
      toast.info(text('conflict:later'), { id: 'crm-conflict-later', duration: 10_000 })
    }
  }, [closeModal, isStale, text])
}
