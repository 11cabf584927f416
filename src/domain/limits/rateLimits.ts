/** How often something may be done: `points` times within `seconds`, counted from the first time. */
export type RateLimit = { points: number; seconds: number }

/** What is counted: AI routes, exports, imports, signing in, tracked mails and visits, and other routes that need no user. */
export type RateLimitKind = 'ai' | 'export' | 'import' | 'login' | 'public' | 'tracking'

export type RateLimits = Record<RateLimitKind, false | RateLimit>

/** Made for an office whose people share one address, and mail providers that fetch images for all of theirs. */
export const DEFAULT_RATE_LIMITS = {
  ai: { points: 30, seconds: 60 },
  export: { points: 30, seconds: 60 },
  import: { points: 30, seconds: 60 },
  login: { points: 10, seconds: 900 },
  public: { points: 120, seconds: 60 },
  tracking: { points: 6000, seconds: 60 },
} as const satisfies RateLimits

/** So many accounts an address may use up before it is kept out of all of them. */
export const ACCOUNTS_PER_ADDRESS = 10

const MAX_POINTS = 1_000_000
const MAX_SECONDS = 7 * 86_400

const isCount = (value: unknown, max: number): boolean =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= max

/** What is wrong with limits as a host wrote them, as a sentence; `null` when nothing is. */
export const findRateLimitsProblem = (limits: Record<string, unknown>): null | string => {
  for (const [kind, limit] of Object.entries(limits)) {
    if (!(kind in DEFAULT_RATE_LIMITS)) {
      return `\`rateLimits.${kind}\` is no limit. There are ${Object.keys(DEFAULT_RATE_LIMITS).join(', ')}.`
    }
    const { points, seconds } = (limit || {}) as Partial<RateLimit>
    if (limit !== false && !(isCount(points, MAX_POINTS) && isCount(seconds, MAX_SECONDS))) {
      return `\`rateLimits.${kind}\`: give \`{ points, seconds }\` in whole numbers from 1 (at most ${MAX_POINTS} points, ${MAX_SECONDS} seconds), or \`false\`.`
    }
  }
  return null
}
