import type { Payload } from 'payload'

import { handleEndpoints } from 'payload'

import { keyOf } from './payloadKeys.js'

export type RestArgs = {
  /** Whose token is sent; nobody's when left out. */
  as?: { token: string }
  /** Sent as JSON; a string or bytes go as they are. */
  body?: unknown
  headers?: Record<string, string>
  method?: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT'
  /** Beneath `/api`, with the query string: `/crm/leads?limit=5`. */
  path: string
  payload: Payload
}

export type RestAnswer<T> = { body: T; headers: Headers; status: number }

const encode = (body: unknown): BodyInit | undefined => {
  if (body === undefined) {
    return undefined
  }
  return typeof body === 'string' ||
    body instanceof Uint8Array ||
    body instanceof FormData ||
    body instanceof URLSearchParams
    ? (body as BodyInit)
    : JSON.stringify(body)
}

const decode = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/**
 * A request through Payload's own router, without Next and without a port: authentication, parsing,
 * access, errors and headers are those of the served app.
 */
export const requestRest = async ({
  as,
  body,
  headers = {},
  method = 'GET',
  path,
  payload,
}: RestArgs): Promise<Response> => {
  const encoded = encode(body)
  const isForm = body instanceof FormData || body instanceof URLSearchParams
  const request = new Request(`http://localhost:3000/api${path}`, {
    body: encoded ?? null,
    headers: {
      ...(encoded !== undefined && !isForm ? { 'Content-Type': 'application/json' } : {}),
      ...(as ? { Authorization: `JWT ${as.token}` } : {}),
      ...headers,
    },
    method,
  })
  return handleEndpoints({
    config: payload.config,
    payloadInstanceCacheKey: keyOf({ payload }),
    request,
  })
}

/** {@link requestRest} with the body read: JSON when it is JSON, else the text. */
export const rest = async <T = Record<string, unknown>>(args: RestArgs): Promise<RestAnswer<T>> => {
  const response = await requestRest(args)
  const body = decode(await response.text()) as T
  return { body, headers: response.headers, status: response.status }
}
