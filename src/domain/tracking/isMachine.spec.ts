import type { TrackedRequest } from './isMachine.js'

import { isBurst, isMachine } from './isMachine.js'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
const GMAIL =
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)'

const opened = (fields: Partial<TrackedRequest> = {}): TrackedRequest => ({
  action: 'open',
  method: 'GET',
  purpose: null,
  secondsSinceSent: 3600,
  userAgent: CHROME,
  ...fields,
})

describe('takes for a person', () => {
  it.each([
    ['a browser', CHROME],
    [
      'a phone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
    ],
    ['Thunderbird', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.2.0'],
    ['Outlook', 'Microsoft Office/16.0 (Microsoft Outlook 16.0.17328; Pro)'],
    [
      'Outlook with the old engine',
      'Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Trident/7.0; ms-office; MSOffice 16)',
    ],
    ['Gmail, which fetches when somebody looks', GMAIL],
    [
      'Yahoo, which does too',
      'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html',
    ],
  ])('%s', (_, userAgent) => {
    expect(isMachine(opened({ userAgent }))).toBe(false)
  })

  it('somebody who follows a link, and a visitor without any message', () => {
    expect(isMachine(opened({ action: 'click' }))).toBe(false)
    expect(isMachine(opened({ action: 'visit', secondsSinceSent: null }))).toBe(false)
  })
})

describe('takes for a machine', () => {
  it.each([
    ['Apple’s mail privacy', 'Mozilla/5.0'],
    [
      'Gmail that fetches in advance',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0',
    ],
    ['a filter for mail', 'Mozilla/5.0 (compatible; BarracudaCentral)'],
    ['a filter for links', 'Mozilla/5.0 (compatible; Mimecast)'],
    ['Office that asks whether a link is there', 'Microsoft Office Existence Discovery'],
    ['a preview', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'],
    ['a script', 'python-requests/2.32.3'],
    ['a browser without a screen', 'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/142.0.0.0'],
    ['who says nothing', null],
    ['who says as good as nothing', '  '],
  ])('%s', (_, userAgent) => {
    expect(isMachine(opened({ userAgent }))).toBe(true)
    expect(isMachine(opened({ action: 'click', userAgent }))).toBe(true)
  })

  it.each(['prefetch', 'prefetch;prerender', 'preview'])('what is fetched as %s', (purpose) => {
    expect(isMachine(opened({ purpose }))).toBe(true)
  })

  it('who asks for the head alone', () => {
    expect(isMachine(opened({ action: 'click', method: 'HEAD' }))).toBe(true)
  })

  it('whoever is there seconds after sending, a little longer where a proxy fetches', () => {
    expect(isMachine(opened({ secondsSinceSent: 4 }))).toBe(true)
    expect(isMachine(opened({ secondsSinceSent: 6 }))).toBe(false)
    expect(isMachine(opened({ secondsSinceSent: -60 }))).toBe(true)
    expect(isMachine(opened({ secondsSinceSent: 20, userAgent: GMAIL }))).toBe(true)
    expect(isMachine(opened({ secondsSinceSent: 40, userAgent: GMAIL }))).toBe(false)
  })

  it('a proxy for images that follows links', () => {
    expect(isMachine(opened({ action: 'click', userAgent: GMAIL }))).toBe(true)
  })
})

it.each([
  [1, 1, false],
  [1, 5, false],
  [2, 2, true],
  [2, 5, false],
  [3, 5, true],
  [3, 3, true],
])('takes %i of %i links within seconds for a scanner: %s', (clicked, links, expected) => {
  expect(isBurst({ clicked, links })).toBe(expected)
})
