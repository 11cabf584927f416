'use client'
import { useDocumentDrawer } from '@payloadcms/ui'
import React, { useEffect, useRef } from 'react'

import type { LeadDoc } from '../state/cardOfDoc.js'

/** A lead in Payload's own document drawer, over the board. Mount it to open it. */
export const LeadDrawer = ({
  id,
  collectionSlug,
  onClose,
  onDeleted,
  onSaved,
}: {
  collectionSlug: string
  id: number | string
  onClose: () => void
  onDeleted: (id: number | string) => void
  onSaved: (doc: LeadDoc) => void
}) => {
  const [DocumentDrawer, , { isDrawerOpen, openDrawer }] = useDocumentDrawer({
    id,
    collectionSlug,
  })
  const phase = useRef<'closed' | 'open' | 'opening'>('closed')

  useEffect(() => {
    if (phase.current === 'closed') {
      phase.current = 'opening'
      openDrawer()
    }
  }, [openDrawer])

  useEffect(() => {
    if (isDrawerOpen) {
      phase.current = 'open'
    } else if (phase.current === 'open') {
      onClose()
    }
  }, [isDrawerOpen, onClose])

  return (
    <DocumentDrawer
      onDelete={({ id: deleted }) => onDeleted(deleted)}
      onSave={({ doc }) => onSaved(doc as unknown as LeadDoc)}
    />
  )
}
