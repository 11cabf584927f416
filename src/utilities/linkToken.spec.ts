import { createLinkKey, isLinkToken, keyInToken, linkTokenOf } from './linkToken.js'

const secret = 'of the app'

describe('a public link', () => {
  const key = createLinkKey()
  const token = linkTokenOf({ id: 7, key, secret })

  it('names its key and is valid for its record', () => {
    expect(keyInToken(token)).toBe(key)
    expect(isLinkToken({ id: 7, key, secret, token })).toBe(true)
  })

  it('is valid for nothing else', () => {
    expect(isLinkToken({ id: 8, key, secret, token })).toBe(false)
    expect(isLinkToken({ id: 7, key: createLinkKey(), secret, token })).toBe(false)
    expect(isLinkToken({ id: 7, key, secret: 'another', token })).toBe(false)
    expect(isLinkToken({ id: 7, key, secret, token: `${key}${'0'.repeat(64)}` })).toBe(false)
    expect(isLinkToken({ id: 7, key, secret, token: key })).toBe(false)
  })

  it.each(['', 'x', token.toUpperCase(), `${token}0`, `${token}\n`, '../../etc/passwd'])(
    'cannot be “%s”',
    (text) => {
      expect(keyInToken(text)).toBeNull()
    },
  )

  it('has a key of its own each time', () => {
    expect(createLinkKey()).not.toBe(createLinkKey())
    expect(createLinkKey()).toMatch(/^[0-9a-f]{24}$/)
  })
})
