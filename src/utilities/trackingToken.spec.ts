import { readTrackingToken, trackingTokenOf } from './trackingToken.js'

const secret = 'of the app'
const token = trackingTokenOf({ kind: 'open', secret, values: ['c-1', 'november', 1_790_000_000] })

it('says who it was given to', () => {
  expect(readTrackingToken({ kind: 'open', secret, token })).toEqual([
    'c-1',
    'november',
    1_790_000_000,
  ])
})

it('stands in an address as it is', () => {
  expect(encodeURIComponent(token)).toBe(token)
})

it('says nothing of another kind, or with another secret', () => {
  expect(readTrackingToken({ kind: 'click', secret, token })).toBeNull()
  expect(readTrackingToken({ kind: 'open', secret: 'another', token })).toBeNull()
})

const [text, signature] = token.split('.')

it.each([
  '',
  '.',
  text!,
  `${text}.`,
  `${token}.x`,
  `${text}x.${signature}`,
  `${text}.${signature!.slice(1)}é`,
  `${text}.${'A'.repeat(22)}`,
  '../../etc/passwd',
  '\0.\0',
])('is none: “%s”', (forged) => {
  expect(readTrackingToken({ kind: 'open', secret, token: forged })).toBeNull()
})
