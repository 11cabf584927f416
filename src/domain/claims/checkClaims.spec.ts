import type { ClaimLocale, ClaimScope, Fact } from './types.js'

import { checkClaims } from './checkClaims.js'

const order = (field: string) => ({ id: 'o1', collection: 'crm-orders', field })

const facts: Fact[] = [
  { key: 'campaign', kind: 'name', origin: order('campaignName'), value: 'Aurora Launch' },
  { key: 'company', kind: 'name', origin: order('companyName'), value: 'Best Deals 24' },
  { key: 'ctr', kind: 'percent', origin: order('delivery.ctr'), value: 0.0213 },
  { key: 'roas', kind: 'number', origin: order('delivery.roas'), value: 3.4 },
  { key: 'impressions', kind: 'number', origin: order('delivery.impressions'), value: 1234567 },
  { key: 'clicks', kind: 'number', origin: order('delivery.clicks'), value: 26296 },
  { key: 'spend', kind: 'money', origin: order('delivery.spend'), value: 12345.5 },
  { key: 'industryBenchmark', kind: 'percent', origin: order('benchmarkCtr'), value: 0.015 },
  { key: 'industryLift', kind: 'percent', origin: { rule: 'lift' }, value: 0.42 },
  { key: 'suggestedIncrease', kind: 'money', origin: { rule: 'increase' }, value: 2500 },
  { key: 'newBudget', kind: 'money', origin: { rule: 'newBudget' }, value: 12500 },
  { key: 'projection.low.clicks', kind: 'number', origin: { rule: 'projection' }, value: 4100 },
  { key: 'projection.high.clicks', kind: 'number', origin: { rule: 'projection' }, value: 5300 },
  { key: 'endDate', kind: 'date', origin: order('endDate'), value: '2026-12-31T12:00:00.000Z' },
]

const check = (text: string, locale: ClaimLocale = 'en', scope: ClaimScope = 'everything') =>
  checkClaims({ currency: 'EUR', facts, locale, scope, text })

const unbacked = (text: string, locale?: ClaimLocale, scope?: ClaimScope): string[] =>
  check(text, locale, scope).sentences.flatMap(({ claims }) =>
    claims.filter(({ fact }) => fact === null).map(({ text: part }) => part),
  )

describe('checkClaims', () => {
  it.each([
    'Your Aurora Launch campaign is performing exceptionally well with a 2.1% click-through rate, outperforming the industry average by 42%.',
    'With a click-through rate of 2.13 %, your campaign is doing great!',
    'Aurora Launch reached 1,234,567 impressions and 26,296 clicks.',
    'Aurora Launch reached 1.23 million impressions.',
    'Aurora Launch reached 1.2M impressions, with a CTR of 213 bps.',
    'The return on ad spend is 3.4x.',
    'A return on ad spend of 3.4 shows how well it works.',
    'We recommend increasing your budget by €2,500.',
    'We recommend an additional EUR 2,500.00, which would bring your budget to €12.5k.',
    'With it we expect between 4,100 and 5,300 additional clicks.',
    'That could bring around 4,100–5,300 more clicks.',
    'The average is 1.5 %, and your click-through rate of 2.1 percent is 42 % above it.',
    'Your campaign ends on December 31, 2026.',
    'Your campaign ends on 31 December 2026.',
    '“Best Deals 24” is performing well.',
    'Let us know what you think.\nWould you like to discuss it?',
    'Your ad spend so far is €12,345.50.',
  ])('lets a true sentence stand: %s', (text) => {
    expect(unbacked(text)).toEqual([])
  })

  it.each([
    'Ihre Kampagne Aurora Launch ist hervorragend: Die Klickrate liegt bei 2,1 %.',
    'Mit einer Klickrate von 2,13 Prozent liegt sie um 42 % über dem Branchendurchschnitt.',
    'Aurora Launch hat 1.234.567 Impressionen und 26.296 Klicks erreicht.',
    'Aurora Launch hat 1,23 Mio. Impressionen erreicht.',
    'Wir empfehlen, Ihr Budget um 2.500 € aufzustocken.',
    'Damit erwarten wir zwischen 4.100 und 5.300 zusätzliche Klicks.',
    'Ihre Kampagne endet am 31. Dezember 2026.',
    'Der ROAS liegt bei 3,4.',
  ])('knows the notation of another language: %s', (text) => {
    expect(unbacked(text, 'de')).toEqual([])
  })

  it('says which fact each claim rests on, and where in the text it stands', () => {
    const text = 'Well done. Aurora Launch has a CTR of 2.1 %.'
    const [, sentence] = check(text).sentences
    expect(sentence!.claims.map(({ fact, start, text: part }) => [part, fact?.key, start])).toEqual(
      [
        ['Aurora Launch', 'campaign', 11],
        ['2.1 %', 'ctr', 38],
      ],
    )
  })

  it.each([
    ['a figure of something else', 'Your CTR is 3.4 %.', ['3.4 %']],
    ['the right figure for something else', 'Your return on ad spend is 2.13.', ['2.13']],
    ['another currency', 'We recommend an additional $2,500.', ['additional', '$2,500']],
    ['an increase as the new amount', 'We recommend a budget of €2,500.', ['€2,500']],
    ['a figure in words', 'You reached two million people.', ['two', 'million']],
    ['a name nobody stored', 'Your Boreas campaign did well.', ['Boreas']],
    ['what is expected as if it had happened', 'You reached 4,100 clicks.', ['4,100']],
    ['a comparison with nothing', 'You are above average.', ['above', 'average']],
    ['a trend', 'Your clicks are growing.', ['growing']],
    ['markup', 'This is <b>great</b>.', ['<', 'b', '>', '<', '/', 'b', '>']],
    ['an address', 'Write to a@b.example.', ['@', 'b', 'example']],
    ['a rounding too rough to be fair', 'We expect 4k more clicks. Your CTR is 2 %.', ['2 %']],
  ])('refuses %s', (_, text, parts) => {
    expect(unbacked(text)).toEqual(parts)
  })

  it('takes a name that is a statement for a name in quotation marks only', () => {
    const named: Fact[] = [
      { key: 'campaign', kind: 'name', origin: order('campaignName'), value: '500 % More' },
    ]
    const isTrue = (text: string) =>
      checkClaims({ currency: 'EUR', facts: named, locale: 'en', text }).isTrue
    expect(isTrue('Your “500 % More” campaign did well.')).toBe(true)
    expect(isTrue('Your campaign did 500 % More.')).toBe(false)
  })

  it('looks at figures alone where colleagues write, whatever their words', () => {
    const text =
      'Boreas, our fiercest rival, is jealous. Aurora Launch got a CTR of 2.1 % on Tuesday, a third more.'
    expect(unbacked(text, 'en', 'figures')).toEqual(['Tuesday', 'third'])
  })
})
