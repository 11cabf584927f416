import type { AIError } from './provider.js'

import { pauseBeforeNext } from './retry.js'

const now = new Date('2026-03-01T12:00:00.000Z')
const deadline = new Date('2026-03-01T12:00:10.000Z')

const pause = (error: Partial<AIError>, tries = 1): null | number =>
  pauseBeforeNext({
    deadline,
    error: { kind: 'unavailable', message: '', ...error },
    maxTries: 3,
    now,
    tries,
  })

describe('the pause before another try', () => {
  it('grows', () => {
    expect([pause({}, 1), pause({}, 2)]).toEqual([500, 1000])
  })

  it('is what the provider asks for', () => {
    expect(pause({ kind: 'rate_limited', retryAfterSeconds: 9.5 })).toBe(9500)
    expect(pause({ kind: 'invalid', retryAfterSeconds: 0 })).toBe(0)
  })

  it('does not reach the deadline: then there is no other try', () => {
    expect(pause({ kind: 'rate_limited', retryAfterSeconds: 10 })).toBeNull()
  })

  it('comes after three tries no more', () => {
    expect(pause({}, 3)).toBeNull()
  })

  it.each(['budget', 'cancelled', 'none', 'refused', 'timeout'] as const)(
    'is not made after %s',
    (kind) => {
      expect(pause({ kind })).toBeNull()
    },
  )

  it('is not made where the same would come of it', () => {
    expect(pause({ isFinal: true, kind: 'invalid' })).toBeNull()
  })
})
