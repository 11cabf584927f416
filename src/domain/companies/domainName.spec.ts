import fc from 'fast-check'

import { domainNameOf, websiteOf } from './domainName.js'

describe('domainNameOf', () => {
  it.each([
    ['acme.com', 'acme.com'],
    [' WWW.Acme.Com ', 'acme.com'],
    ['https://www.acme.co.uk:8443/about?x=1#top', 'acme.co.uk'],
    ['http://user:secret@acme.com/', 'acme.com'],
    ['Sales <not this>@acme.com', 'acme.com'],
    ['mailto:ann@acme.com', 'acme.com'],
    ['acme.com.', 'acme.com'],
    ['https://bücher.example', 'xn--bcher-kva.example'],
    ['www.xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ])('finds in %p %p', (value, domain) => {
    expect(domainNameOf(value)).toBe(domain)
  })

  it.each(['', 'acme', 'https://', 'a b.com', '127.0.0.1', '.com', '-acme.com', 'x'.repeat(300)])(
    'finds none in %p',
    (value) => {
      expect(domainNameOf(value)).toBeNull()
    },
  )

  it('never throws, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.domain(), fc.webUrl()), (value) => {
        const domain = domainNameOf(value)
        expect(domainNameOf(String(domain))).toBe(domain)
      }),
    )
  })
})

describe('websiteOf', () => {
  it.each([
    ['acme.com', 'https://acme.com'],
    ['acme.com:8443/x', 'https://acme.com:8443/x'],
    [' http://www.acme.com/about ', 'http://www.acme.com/about'],
  ])('takes %p for %p', (value, address) => {
    expect(websiteOf(value)).toBe(address)
  })

  it.each([
    ...['javascript:alert(1)', 'javascript://acme.com/%0aalert(1)', 'data:text/html,x'],
    ...['mailto:ann@acme.com', 'ftp://acme.com', 'acme', '', 'https://'],
  ])('takes %p for none', (value) => {
    expect(websiteOf(value)).toBeNull()
  })
})
