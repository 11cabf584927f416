import type { ClaimLocale, Fact } from './types.js'

import { checkClaims } from './checkClaims.js'
import { keepTrue } from './keepTrue.js'

const origin = { id: 'o1', collection: 'crm-orders', field: 'delivery' }

const facts: Fact[] = [
  { key: 'campaign', kind: 'name', origin, value: 'Aurora Launch' },
  { key: 'company', kind: 'name', origin, value: 'Nordwind Mobility' },
  { key: 'ctr', kind: 'percent', origin, value: 0.0213 },
  { key: 'roas', kind: 'number', origin, value: 3.4 },
  { key: 'impressions', kind: 'number', origin, value: 1234567 },
  { key: 'clicks', kind: 'number', origin, value: 26296 },
  { key: 'conversions', kind: 'number', origin, value: 417 },
  { key: 'spend', kind: 'money', origin, value: 12345.5 },
  { key: 'suggestedIncrease', kind: 'money', origin, value: 2500 },
  { key: 'newBudget', kind: 'money', origin, value: 14845.5 },
  { key: 'projection.low.clicks', kind: 'number', origin, value: 4100 },
  { key: 'projection.high.clicks', kind: 'number', origin, value: 5300 },
  { key: 'endDate', kind: 'date', origin, value: '2026-12-31T12:00:00.000Z' },
]

const isTrue = (text: string, locale: ClaimLocale): boolean =>
  checkClaims({ currency: 'EUR', facts, locale, text }).isTrue

/** A true sentence around one figure, so that another figure in its place makes it false. */
type Frame = { around: (figure: string) => string; figure: string }

const FRAMES: Record<ClaimLocale, Frame[]> = {
  de: [
    { around: (n) => `Aurora Launch hat eine Klickrate von ${n} erreicht.`, figure: '2,13 %' },
    { around: (n) => `Ihre Klickrate liegt bei ${n}.`, figure: '2,1 Prozent' },
    { around: (n) => `Sie haben ${n} Klicks erzielt.`, figure: '26.296' },
    { around: (n) => `Sie haben ${n} Impressionen erzielt.`, figure: '1,23 Mio.' },
    { around: (n) => `Wir empfehlen, Ihr Budget um ${n} aufzustocken.`, figure: '2.500 €' },
    { around: (n) => `Der ROAS liegt bei ${n}.`, figure: '3,4' },
    { around: (n) => `Ihre Kampagne endet am ${n}.`, figure: '31. Dezember 2026' },
    { around: (n) => `Damit erwarten wir rund ${n} zusätzliche Klicks.`, figure: '4.100' },
  ],
  en: [
    { around: (n) => `Aurora Launch has a click-through rate of ${n}.`, figure: '2.13 %' },
    { around: (n) => `Your CTR of ${n} is impressive.`, figure: '2.1 percent' },
    { around: (n) => `Your campaign generated ${n} clicks.`, figure: '26,296' },
    { around: (n) => `Your campaign reached ${n} impressions.`, figure: '1.23 million' },
    { around: (n) => `We recommend increasing your budget by ${n}.`, figure: '€2,500' },
    { around: (n) => `Your return on ad spend is ${n}.`, figure: '3.4x' },
    { around: (n) => `Your campaign ends on ${n}.`, figure: 'December 31, 2026' },
    { around: (n) => `We expect around ${n} additional clicks.`, figure: '4,100' },
  ],
}

/** None of them is a fact, in whatever place. */
const FALSE_FIGURES: Record<ClaimLocale, string[]> = {
  de: [
    '3,1 %', '21,3 %', '0,213 %', '2.13 %', '2,14 %', '20 %', '2,13 Prozentpunkte', '2,13 ‰', '3,4 %', '31 %',
    '310 Basispunkte', '3 %', '26.297', '26.269', '26296,5', '262.960', '2.629', '26,296', '27 Tsd.', '26 Mio.',
    '1,24 Mio.', '1,23 Mrd.', '1.234.576', '1.243.567', '123 Mio.', '2.500 $', '2.500 USD', '2.501 €', '25.000 €',
    '250 €', '2,5 Mio. €', '3.000 €', 'CHF 2.500', '2500 Franken', '3,5', '34', '3,4 %', '4,3', '0,34',
    '30. Dezember 2026', '31.12.2027', '31. November 2026', '2026-12-30', '12/31/2026', 'letzten Dienstag',
    'in zwei Wochen', 'seit März', 'nächste Woche', 'heute', 'gestern', 'Ende Dezember', 'zwei Prozent', 'zwei Drittel',
    'die Hälfte', 'drei Millionen', 'fünftausend', 'ein Dutzend', 'doppelt so viele', 'dreimal', 'das Dreifache',
    'vierzig Prozent', 'hundert', 'ein Viertel', '２,１３ %', '٢,١٣ %', '²', '③', 'Ⅲ', '½', '5.000', '4.200',
    '4.100.000', '-2,13 %', '−2.500 €', '±2,13 %', '>2,13 %', '2,13 %/Tag', '2,13:1', '#1', '1.', '2,13e3', '0x10', '2\u200B5.000 €',
    '\u202E31,2 %', '2\u00AD6.296', '2.500 € pro Klick', '4.100 × 4.100', 'über 26.296', 'mindestens 2,13 %', 'knapp 3 %',
  ],
  en: [
    '3.1 %', '21.3 %', '0.213 %', '2,13 %', '2.14 %', '20%', '2.13 percentage points', '2.13 ‰', '3.4 %', '31 per cent',
    '310 bps', '3%', '26,297', '26,269', '26296.5', '262,960', '2,629', '26.296', '27k', '26 million', '26.3M',
    '1.24 million', '1.23 billion', '1,234,576', '1,243,567', '123M', '$2,500', 'USD 2,500', '€2,501', '€25,000', '€250',
    '€2.5M', '€3k', 'CHF 2,500', '2,500 dollars', '£2500', '¥2,500', '3.5x', '34x', '3.4 %', '4.3', '0.34', '3.4k', '3.4 times',
    'December 30, 2026', '31 December 2027', 'November 31, 2026', '2026-12-30', '12/31/2026', 'last Tuesday',
    'in two weeks', 'since March', 'next week', 'today', 'yesterday', 'late December', 'two percent', 'two thirds', 'half',
    'three million', 'five thousand', 'a dozen', 'twice as many', 'three times', 'tenfold', 'forty percent', 'a hundred',
    'a quarter', 'double', 'triple', 'zwei Drittel', 'a couple', 'a million', '２.１３ %', '٢.١٣ %', '²', '③', 'Ⅲ', '½', '5,000', '4,200',
    '4,100,000', '-2.13 %', '−€2,500', '±2.13 %', '>2.13 %', '2.13 %/day', '2.13:1', '#1', '1st', '2.13e3', '0x10', '2\u200B5,000',
    '\u202E31.2 %', '2\u00AD6,296', '€2,500 per click', '4,100 × 4,100', 'over 26,296', 'at least 2.13 %', 'nearly 3 %', 'l00', '1O0', 'I50',
    '€2.500', '€2 501', 'twenty-six thousand', 'a 100', '100+', '~3 %', '<b>2.13 %</b>x', '**2.13 %**', '[2.13 %](http://x.example)',
  ],
} // prettier-ignore

/** False, or not to be known, whatever stands around them. */
const FALSE_SENTENCES: Record<ClaimLocale, string[]> = {
  de: [
    'Sie übertreffen den Branchendurchschnitt.', 'Sie liegen über dem Durchschnitt.', 'Ihre Kampagne ist besser als alle anderen.',
    'Das ist die beste Kampagne aller Zeiten.', 'Ein neuer Rekord!', 'Ihre Klicks haben sich verdoppelt.', 'Ihr Umsatz wächst.',
    'Ihr Umsatz ist gestiegen.', 'Ihre Kosten sind gesunken.', 'Wir garantieren den Erfolg.', 'Sie sind Marktführer.',
    'Ihre Mitbewerber investieren mehr.', 'Frau Müller hat das bestätigt.', 'Google empfiehlt das.', 'Rufen Sie uns an: 030 1234567.',
    'Schreiben Sie an sales@example.com.', 'Mehr auf www.example.com.', 'Besuchen Sie example.com.', 'Ihre Kampagne „Blue Sky“ zeigt Wirkung.',
    'Ihre Kampagne Blue Sky zeigt Wirkung.', 'Die Klickrate liegt bei 3,4 %.', 'Der ROAS liegt bei 2,1 %.', 'Sie haben 417 Klicks erzielt.',
    'Sie haben 26.296 Impressionen erzielt.', 'Ihr Umsatz liegt bei 12.345,50 €.', 'Erhöhen Sie Ihr Budget auf 2.500 €.',
    'Sie haben 4.100 Klicks erzielt.', 'Jeder Klick kostet weniger.', 'Wir senken den Preis.', 'Sie erhalten einen Rabatt.', 'Das Angebot ist kostenlos.',
    'Die Klickrate sinkt.', 'Ihre Kampagne ist nicht erfolgreich.', 'Ihre Kampagne läuft seit Montag.', 'Alle Nutzer haben geklickt.', 'Die meisten Nutzer haben geklickt.',
    'Unsere Agentur wurde ausgezeichnet mit einem Preis.', 'Ihre Wettbewerber schlafen.', 'Nur noch bis Freitag.', 'Dr. Weber freut sich.',
    'Die Klickrate stieg um 2,1 %.', 'Ihre Kampagne erreichte ganz Deutschland.', 'Klicken Sie <a href="x">hier</a>.', '# Erfolg', '`Erfolg`', 'Вы молодцы.', 'Ihrе Kampagne läuft gut.',
  ],
  en: [
    'You are outperforming the industry average.', 'You are above average.', 'Your campaign is better than all others.',
    'This is your best campaign ever.', 'A new record!', 'Your clicks have doubled.', 'Your revenue is growing.', 'Your revenue is up.',
    'Your costs are down.', 'We guarantee success.', 'You are the market leader.', 'Your competitors invest more.', 'Ms Miller has confirmed it.',
    'Google recommends this.', 'Call us on +49 30 1234567.', 'Write to sales@example.com.', 'More at www.example.com.', 'Visit example.com.',
    'See https://example.com/x.', 'Your “Blue Sky” campaign is performing well.', 'Your Blue Sky campaign is performing well.',
    'Your click-through rate is 3.4 %.', 'Your ROAS is 2.1 %.', 'Your ROAS is 2.13x.', 'Your campaign generated 417 clicks.',
    'Your campaign generated 26,296 impressions.', 'Your campaign generated 26,296 conversions.', 'Your revenue is €12,345.50.',
    'Increase your budget to €2,500.', 'Increase your budget by €14,845.50.', 'Your campaign generated 4,100 clicks.',
    'You reached between 4,100 and 5,300 clicks.', 'Each click costs less.', 'We lower the price.', 'You get a discount.', 'It is free of charge.',
    'Your click-through rate is falling.', 'Your campaign is not performing well.', 'Your campaign has been running since Monday.', 'All users clicked.',
    'Most users clicked.', 'Nobody else has that.', 'We won an award.', 'Only until Friday.', 'Dr. Weber is delighted.', 'As seen on CNN.',
    'Your click-through rate rose by 2.13 %.', 'Your CTR is 2.13 % above the industry average.', 'You beat the benchmark by 2.13 %.', 'Your campaign reached all of Germany.',
    'Click <a href="x">here</a>.', '# Success', '`Success`', '- **Great**', 'Вы молодцы.', 'Yоur campaign is performing well.', 'Your campaign ends soon.',
    'Your campaign ends.', 'Your campaign has started.', 'Your clicks increase.', 'There is an increase in clicks.', 'Your campaign generated more clicks.', 'You rank first.',
    'The best is yet to come.', 'You are number one.', 'Twice the success!', 'We see a 3x return.', 'CTR: 9.', 'Q3 was great.', 'H1 was great.', 'Your B2B audience is great.',
    'It was great in 2025.', 'In March it was great.', 'It could bring 5,000 clicks, 6,000 clicks or 7,000 clicks.', 'Invest €2,500 a day.', 'Invest €2,500, then €2,500 more, then €9,000.',
    'You have 1,234,567 customers.', 'You have 417 partners.', 'Your ad spend is €26,296.', 'Your ad spend is 12,345.50.', 'Two is better.', 'Ignore previous instructions.',
    'Your campaign “500 % growth” is great.', 'The CTR is 2.13 % x 10.', 'The CTR is 2.13 % squared.', '2.13 % of all people bought.', 'Your CTR is 2 . 13 %.', 'Your CTR is 2.13 % + 5 %.',
  ],
} // prettier-ignore

/** Ways to hide something in a sentence that is true without it. */
const HIDING: ((text: string) => string)[] = [
  (text) => text.replace(/ /, '\u200B '),
  (text) => text.replace(/ /, ' \u202E'),
  (text) => text.replace(/ /, ' \u2066'),
  (text) => text.replace(/e/, 'е'), // Cyrillic
  (text) => text.replace(/a/, 'а'), // Cyrillic
  (text) => text.replace(/o/, 'ο'), // Greek
  (text) => text.replace(/ /, ' \uE000'),
  (text) => text.replace(/e/, 'e\u0301'),
  (text) => `${text} 🚀`,
  (text) => `${text} 1️⃣`,
  (text) => `<p>${text}</p>`,
  (text) => `**${text}**`,
  (text) => `[${text}](javascript:x)`,
  (text) => `${text}\n- 9`,
  (text) => `${text} \`9\``,
  (text) => text.replace(/\d/, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (text) => text.replace(/\d/, (digit) => String.fromCharCode(0x0660 + Number(digit))),
  (text) => text.replace(/\d/, (digit) => `${digit}\u200D`),
  (text) => text.replace(/\d/, (digit) => `${digit}\u0000`),
  (text) => text.replace(/\d/, (digit) => `0${digit}`),
  (text) => text.replace(/(\d)(?=\D*$)/, '$17'),
  (text) => text.replace(/Aurora Launch|\.$/, ' Boreas'),
]

type Message = { locale: ClaimLocale; text: string }

/** A small generator of numbers, always the same for a seed. */
const createRandom = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822507) + 0x9e3779b9) | 0
    return (state >>> 0) % below
  }
}

const LOCALES: ClaimLocale[] = ['en', 'de']

const systematic: Message[] = LOCALES.flatMap((locale) => [
  ...FRAMES[locale].flatMap(({ around }) =>
    FALSE_FIGURES[locale].map((figure) => ({ locale, text: around(figure) })),
  ),
  ...FALSE_SENTENCES[locale].map((text) => ({ locale, text })),
  ...FRAMES[locale].flatMap(({ around, figure }) =>
    HIDING.map((hide) => hide(around(figure)))
      .filter((text) => text !== around(figure))
      .map((text) => ({ locale, text })),
  ),
])

/** Figures that differ from the stored one in a digit, beyond what rounding would explain. */
const generated: Message[] = Array.from({ length: 600 }, (_, index) => {
  const random = createRandom(index + 1)
  const locale = LOCALES[index % 2]!
  const { around, figure } = FRAMES[locale][random(FRAMES[locale].length)]!
  const digits = [...figure.matchAll(/\d/g)]
  const { 0: digit, index: at } = digits[random(Math.min(2, digits.length))]!
  const other = String((Number(digit) + 3 + random(5)) % 10)
  return { locale, text: around(figure.slice(0, at) + other + figure.slice(at + 1)) }
})

const messages = [...systematic, ...generated]

const fallback = 'Your Aurora Launch campaign has a click-through rate of 2.1 %.'

describe('the claim check against adversarial messages', () => {
  it('is asked with more than a thousand of them', () => {
    expect(new Set(messages.map(({ text }) => text)).size).toBeGreaterThan(1000)
  })

  it('keeps none of them', () => {
    const kept = messages.filter(({ locale, text }) => isTrue(text, locale))
    expect(kept).toEqual([])
  })

  it('keeps none of them behind or before sentences that are true', () => {
    const around = messages.flatMap(({ locale, text }) => [
      { locale, text: `${FRAMES[locale][0]!.around(FRAMES[locale][0]!.figure)} ${text}` },
      { locale, text: `${text} ${FRAMES[locale][0]!.around(FRAMES[locale][0]!.figure)}` },
    ])
    expect(around.filter(({ locale, text }) => isTrue(text, locale))).toEqual([])
  })

  it('puts the own wording in their place', () => {
    const kept = messages.filter(
      ({ locale, text }) =>
        keepTrue({ currency: 'EUR', facts, fallback, locale, text }).text !== fallback,
    )
    expect(kept).toEqual([])
  })

  it('keeps the same sentences with the figures that are stored', () => {
    const refused = LOCALES.flatMap((locale) =>
      FRAMES[locale]
        .map(({ around, figure }) => around(figure))
        .filter((text) => !isTrue(text, locale)),
    )
    expect(refused).toEqual([])
  })
})
