import type {
  CollectionAfterLoginHook,
  CollectionBeforeOperationHook,
  CollectionConfig,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload'

import type { CRMContext } from '../../context.js'
import type { Counter } from '../../database/limits/rateLimiters.js'
import type { RateLimit } from '../../domain/limits/rateLimits.js'

import { clearCounter, countOne, giveBackOne } from '../../database/limits/rateLimiters.js'
import { ACCOUNTS_PER_ADDRESS } from '../../domain/limits/rateLimits.js'
import { clientNetwork, tooManyRequests } from '../../utilities/http/limitRate.js'

declare module 'payload' {
  interface RequestContext {
    /** What the attempt to sign in was counted on, for giving it back when it succeeds. */
    crmLoginCounters?: { account: Counter; address: Counter }
  }
}

const LIMITED = ['forgotPassword', 'login', 'resetPassword', 'unlock']

/** The account as Payload finds it: by its name only where people have names to sign in with. */
const accountOf = ({
  collection,
  data,
}: {
  collection: SanitizedCollectionConfig
  data: unknown
}): string => {
  const { email, username } = (data ?? {}) as Record<string, unknown>
  const [account = ''] = [collection.auth.loginWithUsername ? username : undefined, email]
    .filter((value) => typeof value === 'string')
    .map((value) => value.trim().toLowerCase())
    .filter(Boolean)
  return account
}

const refuseFurther = async ({
  counter,
  limit,
  req,
}: {
  counter: Counter
  limit: RateLimit
  req: PayloadRequest
}): Promise<void> => {
  const retryAfter = await countOne({ counter, limit, req })
  if (retryAfter !== null) {
    req.responseHeaders ??= new Headers()
    req.responseHeaders.set('Retry-After', String(retryAfter))
    throw tooManyRequests({ req, retryAfter })
  }
}

/**
 * Counts attempts to sign in (and to get at a password otherwise) before anything is checked, per
 * account and address and per address. An attempt without a known address, such as one the host's
 * own code makes through the Local API, counts on its account alone.
 */
const countAttempt =
  ({ crm, limit }: { crm: CRMContext; limit: RateLimit }): CollectionBeforeOperationHook =>
  async ({ args, collection, operation, req }) => {
    if (!LIMITED.includes(operation)) {
      return args
    }
    const network = clientNetwork({ crm, req })
    const account = accountOf({ collection, data: (args as { data?: unknown }).data })
    const counters = {
      account: { name: 'login', of: [operation, account, network] },
      address: { name: 'loginAddress', of: [network] },
    }
    if (account) {
      await refuseFurther({ counter: counters.account, limit, req })
    }
    if (network) {
      const points = limit.points * ACCOUNTS_PER_ADDRESS
      await refuseFurther({ counter: counters.address, limit: { ...limit, points }, req })
    }
    req.context.crmLoginCounters = counters
    return args
  }

/** Only failures count: whoever signs in gets the attempt back, and their account a fresh start. */
const giveBackAttempt: CollectionAfterLoginHook = async ({ req }) => {
  const counters = req.context.crmLoginCounters
  if (counters) {
    await clearCounter({ counter: counters.account, req })
    await giveBackOne({ counter: counters.address, req })
  }
}

/**
 * Limits on signing in, as hooks of the users' collection: REST, GraphQL and the admin's form all
 * pass them. Payload's own `maxLoginAttempts`, which locks an account, stays as it is.
 */
export const limitLogins = (crm: CRMContext): NonNullable<CollectionConfig['hooks']> => {
  const limit = crm.rateLimits.login
  return limit
    ? { afterLogin: [giveBackAttempt], beforeOperation: [countAttempt({ crm, limit })] }
    : {}
}
