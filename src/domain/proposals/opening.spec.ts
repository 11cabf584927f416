import { isPersonOpening } from './opening.js'

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'

describe('opening a public page', () => {
  it.each([CHROME, IPHONE])('is seen of a person with %s', (userAgent) => {
    expect(isPersonOpening({ purpose: null, userAgent })).toBe(true)
  })

  it.each([
    [null, null],
    [null, ''],
    ['prefetch;prerender', CHROME],
    ['preview', IPHONE],
    [null, 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'],
    [null, 'facebookexternalhit/1.1'],
    [null, 'WhatsApp/2.23.20.0'],
    [null, 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
    [null, 'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5'],
    [null, 'TelegramBot (like TwitterBot)'],
    [null, 'curl/8.5.0'],
  ])('counts for nothing with %p and %p', (purpose, userAgent) => {
    expect(isPersonOpening({ purpose, userAgent })).toBe(false)
  })
})
