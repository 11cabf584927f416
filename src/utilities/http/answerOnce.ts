import type { PayloadRequest } from 'payload'

import { createHash } from 'node:crypto'

import type { KeptAnswer, KeyRef } from '../../database/idempotency.js'

import { claimKey, keepAnswer } from '../../database/idempotency.js'
import { CRMError } from '../crmError.js'
import { Answer } from './answer.js'

const HEADER = 'Idempotency-Key'

/** What fits into an index, and is no accident: visible ASCII. */
const KEY = /^[\x21-\x7E]{1,255}$/

/** What a client sent with a key: asking twice for the same has the same fingerprint. */
export type KeyedRequest = { fingerprint: string } & KeyRef

/**
 * The idempotency key of a request, `null` when it has none. Each user has keys of their own.
 *
 * @throws CRMError `invalid_input` for a key that cannot be kept
 */
export const readKey = ({
  body,
  req,
}: {
  /** The body as it was sent. */
  body: string
  req: PayloadRequest
}): KeyedRequest | null => {
  const key = req.headers.get(HEADER)
  if (key === null || !req.user) {
    return null
  }
  if (!KEY.test(key)) {
    throw new CRMError({
      code: 'invalid_input',
      field: HEADER,
      message: `${HEADER} must be 1 to 255 visible ASCII characters. Send a new UUID for each new request.`,
    })
  }
  const request = `${req.method} ${req.pathname}?${String(req.searchParams)}\n${body}`
  return {
    fingerprint: createHash('sha256').update(request).digest('base64'),
    key,
    scope: `${req.user.collection}:${req.user.id}`,
  }
}

/** The 422 for a key that came with something else before. */
export const keyReused = (): CRMError =>
  new CRMError({
    code: 'idempotency_mismatch',
    field: HEADER,
    message: `This ${HEADER} was sent before with another request. Use a new key for a new request.`,
  })

/** Says of an answer that it was given before. */
export const REPLAYED = { 'Idempotent-Replayed': 'true' }

/**
 * The answer that was given to a key.
 *
 * @throws CRMError `idempotency_mismatch` when it was given to another request
 */
export const replay = ({ kept, keyed }: { kept: KeptAnswer; keyed: KeyedRequest }): Answer => {
  if (kept.fingerprint !== keyed.fingerprint) {
    throw keyReused()
  }
  return new Answer(kept.status, kept.answer, REPLAYED)
}

/**
 * Does the work of a key once and keeps its answer in the same transaction; asked again, gives that
 * answer. Work that fails is not remembered, so it may be tried again with the same key.
 *
 * @throws CRMError `idempotency_mismatch` when the key came with another request before
 */
export const answerOnce = async ({
  keyed,
  req,
  work,
}: {
  keyed: KeyedRequest
  req: PayloadRequest
  work: () => Promise<Answer>
}): Promise<Answer> => {
  const kept = await claimKey({ ...keyed, req })
  if (kept) {
    return replay({ kept, keyed })
  }
  const answer = await work()
  await keepAnswer({ ...keyed, answer: answer.text, req, status: answer.status })
  return answer
}
