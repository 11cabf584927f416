'use client'
import type { ClientField } from 'payload'

import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useMemo } from 'react'

import type { Stage } from '../../../domain/pipelines/stages.js'

import { useSharedDoc } from '../../shared/api/useSharedDoc.js'

type StageShape = Pick<Stage, 'key' | 'name' | 'type'>

/** The collection the form's `pipeline` points at, whatever slug the host gave it. */
const pipelinesSlugIn = (fields: ClientField[]): string | undefined => {
  for (const field of fields) {
    if (field.type === 'relationship' && field.name === 'pipeline') {
      return [field.relationTo].flat()[0]
    }
    const inner = 'fields' in field ? pipelinesSlugIn(field.fields) : undefined
    if (inner) {
      return inner
    }
  }
  return undefined
}

const NONE: StageShape[] = []

const idOf = (pipeline: unknown): null | number | string => {
  const id = pipeline && typeof pipeline === 'object' && 'id' in pipeline ? pipeline.id : pipeline
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

/** The stages of a pipeline, fetched again whenever another one is chosen. */
export const usePipelineStages = (pipeline: unknown): StageShape[] => {
  const { getEntityConfig } = useConfig()
  const { collectionSlug } = useDocumentInfo()

  const slug = useMemo(() => {
    const config = collectionSlug ? getEntityConfig({ collectionSlug }) : null
    return config ? pipelinesSlugIn(config.fields) : undefined
  }, [collectionSlug, getEntityConfig])

  const id = idOf(pipeline)
  const doc = useSharedDoc<{ stages: StageShape[] }>(
    slug && id !== null ? `/${slug}/${id}?depth=0` : null,
  )
  return doc?.stages ?? NONE
}
