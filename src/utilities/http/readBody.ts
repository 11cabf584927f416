import type { PayloadRequest } from 'payload'

import { CRMError } from '../crmError.js'

/** Larger than any record or batch of the API, small enough to hold in memory many times over. */
const MAX_BODY_BYTES = 4 * 1024 * 1024

/** More than a form of a public page ever holds. */
const MAX_FORM_BYTES = 64 * 1024

const tooLarge = (): never => {
  throw new CRMError({
    code: 'too_large',
    message: 'The body is too large. Send less at a time.',
  })
}

const readText = async (req: PayloadRequest, maxBytes = MAX_BODY_BYTES): Promise<string> => {
  if (Number(req.headers.get('content-length') ?? 0) > maxBytes) {
    tooLarge()
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  let text = ''
  for await (const chunk of (req.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes) {
      tooLarge()
    }
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** More than a beacon ever says. */
const MAX_BEACON_BYTES = 16 * 1024

/** A body as it was sent, and as what it means. */
export type SentBody = { text: string; value: unknown }

/**
 * The JSON body of a request, `{}` when there is none.
 *
 * @throws CRMError 413 over 4 MB, 400 when it is no JSON in UTF-8
 */
export const readBody = async (req: PayloadRequest): Promise<SentBody> => {
  const type = req.headers.get('content-type') ?? ''
  try {
    const text = await readText(req)
    if (text.trim() === '') {
      return { text, value: {} }
    }
    if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
      throw new CRMError({
        code: 'invalid_input',
        message: 'Send the body as JSON, with the header "Content-Type: application/json".',
      })
    }
    return { text, value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof CRMError) {
      throw error
    }
    throw new CRMError({ code: 'invalid_input', message: 'The body is not valid JSON in UTF-8.' })
  }
}

/**
 * The fields of a plain HTML form; of fields of the same name, the last.
 *
 * @throws CRMError 413 over 64 kB, 400 when it is no such form
 */
export const readForm = async (req: PayloadRequest): Promise<SentBody> => {
  const type = req.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new CRMError({
      code: 'invalid_input',
      message: 'Send the form as application/x-www-form-urlencoded.',
    })
  }
  try {
    const text = await readText(req, MAX_FORM_BYTES)
    return { text, value: Object.fromEntries(new URLSearchParams(text)) }
  } catch (error) {
    if (error instanceof CRMError) {
      throw error
    }
    throw new CRMError({ code: 'invalid_input', message: 'The form is not valid UTF-8.' })
  }
}

/**
 * What `navigator.sendBeacon` sends: JSON that calls itself plain text, as browsers let every page send.
 *
 * @throws CRMError 413 over 16 kB, 400 when it is no JSON in UTF-8
 */
export const readBeacon = async (req: PayloadRequest): Promise<SentBody> => {
  try {
    const text = await readText(req, MAX_BEACON_BYTES)
    return { text, value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof CRMError) {
      throw error
    }
    throw new CRMError({ code: 'invalid_input', message: 'The body is not valid JSON in UTF-8.' })
  }
}
