import type { AIError } from '../../domain/ai/provider.js'

import { OVERSIZED } from './boundedFetch.js'

/** What the SDK's errors hold, whichever copy of their classes they are of. */
type SDKError = {
  cause?: unknown
  code?: unknown
  headers?: { get?: (name: string) => null | string }
  message?: string
  name?: string
  status?: number
}

const MAX_SECONDS = 86_400

/** `Retry-After` in seconds or as a date, and the `retry-after-ms` that Azure and OpenAI send. */
export const retryAfterOf = ({
  get,
  now,
}: {
  get: (name: string) => null | string | undefined
  now: Date
}): number | undefined => {
  const milliseconds = get('retry-after-ms')
  const after = get('retry-after')?.trim() ?? ''
  const seconds = milliseconds
    ? Number(milliseconds) / 1000
    : /^\d+(?:\.\d+)?$/.test(after)
      ? Number(after)
      : (Date.parse(after) - now.getTime()) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), MAX_SECONDS) : undefined
}

/** What came was read, and was nothing: JSON that is none, or too much of it. */
const UNREADABLE = ['SyntaxError', OVERSIZED]

const kindOf = ({ name = '', code, status }: SDKError): AIError['kind'] => {
  if (UNREADABLE.includes(name)) {
    return 'invalid'
  }
  if (code === 'insufficient_quota') {
    return 'refused' // sent as 429; no waiting helps an account without money
  }
  if (status === undefined || status === 408 || status === 409 || status >= 500) {
    return 'unavailable'
  }
  return status === 429 ? 'rate_limited' : 'refused'
}

const messageOf = ({ cause, message = 'unknown error' }: SDKError): string => {
  const { code, message: deeper } = (cause ?? {}) as { code?: string; message?: string }
  return [message, deeper, code].filter(Boolean).join(': ')
}

/** What went wrong between here and the provider, as the port tells it. */
export const errorOf = ({
  error,
  now,
  signal,
}: {
  error: unknown
  now: Date
  signal: AbortSignal | undefined
}): AIError => {
  if (signal?.aborted) {
    const isLate = (signal.reason as { name?: string } | undefined)?.name === 'TimeoutError'
    return isLate
      ? { kind: 'timeout', message: 'No answer came in time.' }
      : { kind: 'cancelled', message: 'Nobody waits for the answer any more.' }
  }
  const told = error as SDKError
  const retryAfterSeconds = retryAfterOf({ get: (name) => told.headers?.get?.(name), now })
  return {
    kind: kindOf(told),
    message: messageOf(told),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }
}
