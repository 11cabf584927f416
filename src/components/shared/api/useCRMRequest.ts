'use client'
import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useCallback } from 'react'

import type { ErrorCode } from '../../../domain/errors.js'

import { useText } from '../useText.js'

export type RequestError = {
  /** `network` when no answer came at all. */
  code: 'network' | 'unknown' | ErrorCode
  /** The document as it is now, with a version conflict. */
  current?: unknown
  field?: string
  message: string
  /** Everything the server has to say, the first of which is this error. */
  problems: Problem[]
}

/** One complaint of the server, about a field or the whole. */
export type Problem = { field?: string; message: string }

export type Answer<T> = { error: RequestError; ok: false } | { ok: true; value: T }

export type CRMRequest = <T>(args: {
  body?: unknown
  method?: 'GET' | 'PATCH' | 'POST'
  path: `/${string}`
  /** What a good answer holds. @default its JSON */
  read?: (response: Response) => Promise<T>
  signal?: AbortSignal
  /** @default 30 s */
  timeoutMs?: number
}) => Promise<Answer<T>>

type ErrorBody = {
  errors?: {
    data?: { code?: RequestError['code']; current?: unknown; field?: string }
    message?: string
  }[]
}

const TIMEOUT_MS = 30_000

const readJSON = (response: Response): Promise<never> =>
  response.json().catch(() => ({})) as Promise<never>

/** Sends JSON to the host's API and answers with a value or a reason, never with an exception. */
export const useCRMRequest = (): CRMRequest => {
  const { config } = useConfig()
  const { language, text } = useText()
  const apiRoute = config.routes.api
  return useCallback<CRMRequest>(
    async ({ body, method = 'GET', path, read = readJSON, signal, timeoutMs = TIMEOUT_MS }) => {
      const message = text('errors:network')
      const network = { code: 'network' as const, message, problems: [{ message }] }
      try {
        const timeout = AbortSignal.timeout(timeoutMs)
        const response = await fetch(formatAdminURL({ apiRoute, path }), {
          body: body === undefined ? undefined : JSON.stringify(body),
          credentials: 'include',
          headers: { 'Accept-Language': language, 'Content-Type': 'application/json' },
          method,
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        })
        if (response.ok) {
          return { ok: true, value: await read(response) }
        }
        const { errors } = (await readJSON(response)) as ErrorBody
        const problems = (errors?.length ? errors : [{}]).map(({ data, message: said }) => ({
          field: data?.field,
          message: said ?? text('errors:unknown'),
        }))
        const [first] = problems
        return {
          error: {
            code: errors?.[0]?.data?.code ?? 'unknown',
            current: errors?.[0]?.data?.current,
            field: first?.field,
            message: first?.message ?? text('errors:unknown'),
            problems,
          },
          ok: false,
        }
      } catch {
        return { error: network, ok: false }
      }
    },
    [apiRoute, language, text],
  )
}
