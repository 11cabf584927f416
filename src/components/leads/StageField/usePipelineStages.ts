'use client'
import type { ClientField } from 'payload'

import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useMemo, useState } from 'react'

import type { Stage } from '../../../domain/pipelines/stages.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'

type StageName = Pick<Stage, 'key' | 'name'>

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

/** The stages of a pipeline, fetched again whenever another one is chosen. */
export const usePipelineStages = (pipeline: unknown): StageName[] => {
  const { getEntityConfig } = useConfig()
  const { collectionSlug } = useDocumentInfo()
  const request = useCRMRequest()
  const [stages, setStages] = useState<StageName[]>([])

  const slug = useMemo(() => {
    const config = collectionSlug ? getEntityConfig({ collectionSlug }) : null
    return config ? pipelinesSlugIn(config.fields) : undefined
  }, [collectionSlug, getEntityConfig])

  useEffect(() => {
    if (!slug || (typeof pipeline !== 'string' && typeof pipeline !== 'number')) {
      setStages([])
      return undefined
    }
    const controller = new AbortController()
    void request<{ stages: StageName[] }>({
      path: `/${slug}/${pipeline}?depth=0`,
      signal: controller.signal,
    }).then((answer) => {
      if (!controller.signal.aborted) {
        setStages(answer.ok ? answer.value.stages : [])
      }
    })
    return () => controller.abort()
  }, [pipeline, request, slug])

  return stages
}
