import { refuseRevision } from './refuseRevision.js'
import { refuseAnswer, refuseSending } from './refuseStatus.js'
import { isProposalExpired } from './status.js'

const now = new Date('2026-03-31T23:30:00.000Z')
const line = { label: 'Banner', price: 10, quantity: 50 }
const send = (changes: Partial<Parameters<typeof refuseSending>[0]>) =>
  refuseSending({
    currency: 'EUR',
    expiresAt: null,
    lines: [line],
    now,
    timeZone: 'UTC',
    ...changes,
  })

describe('the last day of an offer', () => {
  const isExpired = (timeZone: string) =>
    isProposalExpired({ expiresAt: '2026-03-31T12:00:00.000Z', now, status: 'sent', timeZone })

  it('is whole, in the time zone of the settings', () => {
    expect(isExpired('UTC')).toBe(false)
    expect(isExpired('America/New_York')).toBe(false)
    expect(isExpired('Europe/Berlin')).toBe(true)
  })

  it('matters to offers that are out only', () => {
    const on = { expiresAt: '2020-01-01T12:00:00.000Z', now, timeZone: 'UTC' }
    expect(isProposalExpired({ ...on, status: 'viewed' })).toBe(true)
    expect(isProposalExpired({ ...on, status: 'draft' })).toBe(false)
    expect(isProposalExpired({ ...on, status: 'accepted' })).toBe(false)
    expect(isProposalExpired({ ...on, expiresAt: null, status: 'sent' })).toBe(false)
  })
})

describe('sending', () => {
  it('takes an offer with lines that keep to the rate card', () => {
    const minimum = { minimumAmount: 500, minimumQuantity: 50 }
    expect(send({ lines: [{ ...line, minimum }] })).toBeNull()
  })

  it.each([
    ['without lines', { lines: [] }, 'lines', 'noLines'],
    ['whose last day is over', { expiresAt: '2026-03-30T12:00:00.000Z' }, 'expiresAt', 'expiresInPast'],
    ['with less than the least quantity', { lines: [line, { ...line, minimum: { minimumQuantity: 51 } }] }, 'lines.1.quantity', 'minimumQuantity'],
    ['for less than the least amount', { lines: [{ ...line, minimum: { minimumAmount: 500.01 } }] }, 'lines.0.price', 'minimumAmount'],
  ])('refuses one %s', (_, changes, field, reason) => {
    expect(send(changes)).toMatchObject({ code: 'invalid_input', field, reason })
  }) // prettier-ignore
})

describe('answering', () => {
  const answer = (changes: Partial<Parameters<typeof refuseAnswer>[0]>) =>
    refuseAnswer({
      expiresAt: '2026-03-01T12:00:00.000Z',
      from: 'viewed',
      isSuperseded: false,
      now,
      timeZone: 'UTC',
      to: 'accepted',
      ...changes,
    })?.reason

  it('is too late for a yes after the last day, not for a no', () => {
    expect(answer({})).toBe('expired')
    expect(answer({ to: 'rejected' })).toBeUndefined()
    expect(answer({ expiresAt: null })).toBeUndefined()
  })

  it('is over once a newer revision went out', () => {
    expect(answer({ expiresAt: null, isSuperseded: true })).toBe('superseded')
    expect(answer({ isSuperseded: true, to: 'rejected' })).toBe('superseded')
    expect(answer({ from: 'accepted', isSuperseded: true })).toBeUndefined()
  })
})

describe('a new revision', () => {
  it.each([
    ['sent', false, undefined],
    ['viewed', false, undefined],
    ['rejected', false, undefined],
    ['draft', false, 'draftIsEdited'],
    ['accepted', false, 'acceptedIsFinal'],
    ['sent', true, 'superseded'],
  ] as const)('of one that is %s (replaced: %p): %p', (status, isSuperseded, reason) => {
    expect(refuseRevision({ isSuperseded, status })?.reason).toBe(reason)
  })
})
