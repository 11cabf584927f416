import { sayFacts } from './sayFacts.js'

const facts = {
  name: 'Acme',
  count: 1234,
  ctrShare: 0.0213,
  days: 1234.56,
  endDay: '2026-03-09',
  noneMoney: null,
  valueMoney: 1200.5,
}

it.each([
  [
    'en',
    {
      name: 'Acme',
      count: 1234,
      ctrShare: '2.1%',
      days: '1,234.6',
      endDay: 'Mar 9, 2026',
      noneMoney: '–',
      valueMoney: '$1,200.50',
    },
  ],
  [
    'de',
    {
      name: 'Acme',
      count: 1234,
      ctrShare: '2,1\u00A0%',
      days: '1.234,6',
      endDay: '09.03.2026',
      noneMoney: '–',
      valueMoney: '1.200,50\u00A0$',
    },
  ],
])('says facts as people write them in %s', (language, said) => {
  expect(sayFacts({ currency: 'USD', facts, language })).toEqual(said)
})

it('writes whole amounts without a fraction', () => {
  const said = sayFacts({ currency: 'EUR', facts: { valueMoney: 1200 }, language: 'en' })
  expect(said).toEqual({ valueMoney: '€1,200' })
})
