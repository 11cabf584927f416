'use client'
import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useCallback } from 'react'

import type { Sent } from './types.js'

import { useText } from '../../shared/useText.js'

type Answer<Result> = { message: string; ok: false } | { ok: true; value: Result }

export type Upload<Result> = (
  args: { file: File; signal?: AbortSignal } & Required<Sent>,
) => Promise<Answer<Result>>

/** Sends a file with how it is to be read. It takes as long as it takes. */
export const useUpload = <Result>(path: string): Upload<Result> => {
  const { config } = useConfig()
  const { language, text } = useText()
  const apiRoute = config.routes.api
  return useCallback<Upload<Result>>(
    async ({ file, mapping, query, signal }) => {
      const body = new FormData()
      body.append('mapping', JSON.stringify(mapping))
      body.append('file', file, file.name)
      try {
        const response = await fetch(
          `${formatAdminURL({ apiRoute, path: path as `/${string}` })}?${new URLSearchParams(query).toString()}`,
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
        } & Result
        return response.ok
          ? { ok: true, value: answer }
          : { message: answer.errors?.[0]?.message ?? text('errors:unknown'), ok: false }
      } catch {
        return { message: text('errors:network'), ok: false }
      }
    },
    [apiRoute, language, path, text],
  )
}
