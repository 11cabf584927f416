'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import React from 'react'

import { useText } from '../../shared/useText.js'
import { ConflictDialog } from '../ConflictDialog/index.client.js'
import { useReconciling } from './useReconciling.js'
import { useStaleNotice } from './useStaleNotice.js'

const Guard = ({ id, collectionSlug }: { collectionSlug: string; id: number | string }) => {
  const { text } = useText()
  const { answer, question } = useReconciling({ id, collectionSlug })
  useStaleNotice()
  return question ? (
    <ConflictDialog
      {...question}
      backLabel={text('conflict:back')}
      hint={text('conflict:hint')}
      onAnswer={answer}
      slug={`crm-conflict-${id}`}
      title={text('conflict:title')}
    />
  ) : null
}

/**
 * Stands in the edit form of every collection of the plugin, unseen until a save is refused because
 * somebody else was faster: then it brings both edits together, and asks where it cannot.
 */
export const ConflictGuard = () => {
  const { id, collectionSlug } = useDocumentInfo()
  return id !== undefined && id !== null && collectionSlug ? (
    <Guard collectionSlug={collectionSlug} id={id} />
  ) : null
}
