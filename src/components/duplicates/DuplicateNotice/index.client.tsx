'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import React from 'react'

import type { DuplicateKind } from '../../../domain/duplicates/types.js'

import { useRouter } from '../../shared/navigation.js'
import { MergeList } from '../MergeList/index.client.js'
import '../index.css'
import { Warning } from './Warning.client.js'

/**
 * On top of a person's or a company's form: who may be there already while somebody enters a new one,
 * and what was merged into the one that is there, with the way back.
 */
export const DuplicateNotice = ({ slug, kind }: { kind: DuplicateKind; slug: string }) => {
  const { id, hasSavePermission } = useDocumentInfo()
  const router = useRouter()
  if (id === undefined || id === null) {
    return <Warning kind={kind} slug={slug} />
  }
  return hasSavePermission ? (
    <MergeList
      onUndone={() => router.refresh()}
      query={new URLSearchParams({ kind, record: String(id) }).toString()}
      slug={slug}
    />
  ) : null
}
