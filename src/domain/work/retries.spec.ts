import fc from 'fast-check'

import { decideFailure, retryDelay } from './retries.js'

describe('the wait before the next try', () => {
  it('doubles, up to a quarter of an hour', () => {
    const waits = [1, 2, 3, 8, 9, 50].map((attempts) => retryDelay({ attempts, random: 0 }))
    expect(waits).toEqual([5000, 10_000, 20_000, 640_000, 900_000, 900_000])
  })

  it('leaves up to half of it to chance', () => {
    const attempts = fc.integer({ max: 100, min: 1 })
    const chance = fc.double({ max: 1, min: 0, noNaN: true })
    const compare = (tries: number, random: number): void => {
      const longest = retryDelay({ attempts: tries, random: 0 })
      const wait = retryDelay({ attempts: tries, random })
      expect(wait).toBeLessThanOrEqual(longest)
      expect(wait).toBeGreaterThanOrEqual(longest / 2)
    }
    expect(() => fc.assert(fc.property(attempts, chance, compare))).not.toThrow()
  })
})

describe('an item whose try failed', () => {
  const failed = {
    attempts: 2,
    failure: 'fault',
    isAnswered: false,
    maxAttempts: 5,
    random: 0,
  } as const

  it('waits for its next try', () => {
    expect(decideFailure(failed)).toEqual({ delayMs: 10_000, isTry: true, state: 'queued' })
  })

  it.each(['away', 'busy'] as const)(
    'waits for as long as it takes when others are %s',
    (failure) => {
      const waiting = { ...failed, attempts: 99, failure }
      expect(decideFailure(waiting)).toMatchObject({ isTry: false, state: 'queued' })
    },
  )

  it('is dead after its last try', () => {
    expect(decideFailure({ ...failed, attempts: 5 }).state).toBe('dead')
  })

  it('is dead at once when another try would fail as well', () => {
    expect(decideFailure({ ...failed, attempts: 1, failure: 'refused' }).state).toBe('dead')
  })

  it('is no matter for others when whoever waits for it was told', () => {
    const answered = { ...failed, isAnswered: true }
    expect(decideFailure({ ...answered, failure: 'refused' }).state).toBe('cancelled')
    expect(decideFailure({ ...answered, failure: 'busy' }).state).toBe('cancelled')
    expect(decideFailure(answered).state).toBe('queued')
  })
})
