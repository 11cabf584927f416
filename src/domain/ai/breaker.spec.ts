import type { Breaker } from './breaker.js'

import { afterQuestion, CLOSED, openUntil, stateOf, withProbe } from './breaker.js'

const start = new Date('2026-03-01T12:00:00.000Z')
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000)

const down = { kind: 'unavailable' } as const

const fail = ({
  breaker,
  error = down,
  isProbe = false,
  now = start,
  times = 1,
}: { breaker: Breaker } & {
  error?: Parameters<typeof afterQuestion>[0]['error']
  isProbe?: boolean
  now?: Date
  times?: number
}): Breaker =>
  Array.from({ length: times }).reduce<Breaker>(
    (former) => afterQuestion({ breaker: former, error, isProbe, now }),
    breaker,
  )

describe('the breaker', () => {
  it('opens with the third question in a row that has no answer, for half a minute', () => {
    const twice = fail({ breaker: CLOSED, times: 2 })
    expect(stateOf({ breaker: twice, now: start })).toBe('closed')
    const breaker = fail({ breaker: twice })
    expect(stateOf({ breaker, now: start })).toBe('open')
    expect(openUntil({ breaker, now: start })).toEqual(later(30))
    expect(stateOf({ breaker, now: later(30) })).toBe('half_open')
  })

  it('forgets what was before an answer', () => {
    const breaker = afterQuestion({
      breaker: fail({ breaker: CLOSED, times: 2 }),
      error: null,
      isProbe: false,
      now: start,
    })
    expect(breaker).toEqual(CLOSED)
  })

  it('lets one question find out, and keeps the others out meanwhile', () => {
    const breaker = withProbe({ breaker: fail({ breaker: CLOSED, times: 3 }), until: later(100) })
    expect(stateOf({ breaker, now: later(40) })).toBe('open')
    expect(openUntil({ breaker, now: later(40) })).toEqual(later(100))
    expect(stateOf({ breaker, now: later(100) })).toBe('half_open')
  })

  it('stays open twice as long each time, and ten minutes at most', () => {
    const first = fail({ breaker: CLOSED, times: 3 })
    const second = fail({ breaker: first, isProbe: true, now: later(30) })
    expect(second.retryAt).toEqual(later(90))
    const tenth = fail({ breaker: second, isProbe: true, times: 8 })
    expect(tenth.retryAt).toEqual(later(600))
  })

  it('closes when the question that finds out is answered', () => {
    const breaker = withProbe({ breaker: fail({ breaker: CLOSED, times: 3 }), until: later(100) })
    expect(afterQuestion({ breaker, error: null, isProbe: true, now: later(40) })).toEqual(CLOSED)
  })

  it('believes a provider that says when to come back', () => {
    const error = { kind: 'rate_limited', retryAfterSeconds: 90 } as const
    expect(fail({ breaker: CLOSED, error }).retryAt).toEqual(later(90))
    expect(fail({ breaker: CLOSED, error: { ...error, retryAfterSeconds: 0 } }).retryAt).toEqual(
      later(1),
    )
    expect(fail({ breaker: CLOSED, error: { ...error, retryAfterSeconds: 1e6 } }).retryAt).toEqual(
      later(3600),
    )
  })

  it('is not moved by questions that were asked before it opened', () => {
    const breaker = fail({ breaker: CLOSED, times: 3 })
    expect(fail({ breaker, now: later(10), times: 5 })).toEqual(breaker)
  })

  it.each(['budget', 'cancelled', 'none'] as const)('does not count %s', (kind) => {
    expect(fail({ breaker: CLOSED, error: { kind }, times: 9 })).toEqual(CLOSED)
    const probed = withProbe({ breaker: fail({ breaker: CLOSED, times: 3 }), until: later(100) })
    const freed = fail({ breaker: probed, error: { kind }, isProbe: true })
    expect(stateOf({ breaker: freed, now: later(40) })).toBe('half_open')
  })
})
