import { isLogoURL } from './logoURL.js'

describe('the address of a logo', () => {
  it.each(['https://example.com/logo.svg', 'http://example.com:8080/a.png?x=1', '/media/logo.svg'])(
    'may be %s',
    (value) => {
      expect(isLogoURL(value)).toBe(true)
    },
  )

  it.each([
    'javascript:alert(1)',
    'data:image/svg+xml,<svg/>',
    '//elsewhere.example/logo.svg',
    String.raw`/\elsewhere.example`,
    'logo.svg',
    'https://',
    'https://exa mple.com',
  ])('is not %s', (value) => {
    expect(isLogoURL(value)).toBe(false)
  })
})
