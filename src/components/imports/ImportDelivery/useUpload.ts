'use client'
import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useCallback } from 'react'

import type { DeliveryImportResult } from '../../../domain/performance/import/types.js'
import type { Choices } from './types.js'

import { useText } from '../../shared/useText.js'

type Answer = { message: string; ok: false } | { ok: true; value: DeliveryImportResult }

export type Upload = (args: {
  choices: Choices
  file: File
  query: string
  signal?: AbortSignal
}) => Promise<Answer>

/** Sends a file of delivery with how it is to be read. It takes as long as it takes. */
export const useUpload = (): Upload => {
  const { config } = useConfig()
  const { language, text } = useText()
  const apiRoute = config.routes.api
  return useCallback<Upload>(
    async ({ choices, file, query, signal }) => {
      const body = new FormData()
      body.append('mapping', JSON.stringify(choices))
      body.append('file', file, file.name)
      try {
        const response = await fetch(
          `${formatAdminURL({ apiRoute, path: '/crm/import/performance' })}?${query}`,
          {
            body,
            credentials: 'include',
            headers: { 'Accept-Language': language },
            method: 'POST',
            signal,
          },
        )
        const answer = (await response.json().catch(() => ({}))) as {
          errors?: { message?: string }[]
        } & DeliveryImportResult
        return response.ok
          ? { ok: true, value: answer }
          : { message: answer.errors?.[0]?.message ?? text('errors:unknown'), ok: false }
      } catch {
        return { message: text('errors:network'), ok: false }
      }
    },
    [apiRoute, language, text],
  )
}
