import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../context.js'
import type { RateLimitKind } from '../../domain/limits/rateLimits.js'

import { countOne } from '../../database/limits/rateLimiters.js'
import { networkOf } from '../../domain/limits/networkOf.js'
import { CRMError } from '../crmError.js'

type Args = { crm: CRMContext; req: PayloadRequest }

/** Where a request comes from, as far as limits are concerned; empty when nobody knows. */
export const clientNetwork = ({ crm, req }: Args): string => networkOf(crm.clientAddress({ req }))

/** The 429 of the API; `retryAfter` (seconds) becomes the header `Retry-After`. */
export const tooManyRequests = ({
  req,
  retryAfter,
}: {
  req: PayloadRequest
  retryAfter: number
}): CRMError =>
  new CRMError({
    code: 'too_many_requests',
    data: { retryAfter },
    message: req.t('crm:errors:tooManyRequests' as never, { count: Math.ceil(retryAfter / 60) }),
  })

/**
 * Counts a request against the limit of its kind: a user's requests together, whatever address they
 * come from; nobody's by address.
 *
 * @throws CRMError `too_many_requests` (429) when there were too many
 */
export const limitRate = async ({
  crm,
  kind,
  req,
}: { kind: Exclude<RateLimitKind, 'login'> } & Args): Promise<void> => {
  const limit = crm.rateLimits[kind]
  if (!limit) {
    return
  }
  const of = req.user
    ? ['user', req.user.collection, String(req.user.id)]
    : ['address', clientNetwork({ crm, req })]
  const retryAfter = await countOne({ counter: { name: kind, of }, limit, req })
  if (retryAfter !== null) {
    throw tooManyRequests({ req, retryAfter })
  }
}
