import type { PayloadRequest } from 'payload'

import type { KeyedRequest } from './answerOnce.js'

import { findAnswer } from '../../database/idempotency.js'
import { inTransaction } from '../../database/inTransaction.js'
import { Answer } from './answer.js'
import { answerOnce, replay } from './answerOnce.js'

/**
 * {@link answerOnce} for work that takes seconds and begins transactions of its own: a model is asked
 * outside of them. The answer is kept once the work is done. It is for work that finds what it did when
 * it is done again: a process that dies in between has it done again with the same key.
 *
 * @throws CRMError `idempotency_mismatch` when the key came with another request before
 */
export const answerAfterwards = async ({
  keyed,
  req,
  work,
}: {
  keyed: KeyedRequest | null
  req: PayloadRequest
  work: () => Promise<object>
}): Promise<Answer> => {
  const kept = keyed && (await findAnswer({ ...keyed, req }))
  if (keyed && kept) {
    return replay({ kept, keyed })
  }
  const answer = new Answer(200, { ...(await work()) })
  return keyed
    ? inTransaction({
        req,
        work: () => answerOnce({ keyed, req, work: () => Promise.resolve(answer) }),
      })
    : answer
}
