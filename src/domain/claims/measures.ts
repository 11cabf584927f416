import type { ClaimLocale } from './types.js'

/** What a figure can be about, as far as texts tell these apart. */
export type Measure =
  | 'benchmark'
  | 'budget'
  | 'clicks'
  | 'conversions'
  | 'ctr'
  | 'end'
  | 'impressions'
  | 'increase'
  | 'lift'
  | 'revenue'
  | 'roas'
  | 'spend'
  | 'start'

/** The first that fits the last part of a fact's key. */
const BY_KEY: [RegExp, Measure][] = [
  [/lift$/i, 'lift'],
  [/benchmark|median|average/i, 'benchmark'],
  [/increase/i, 'increase'],
  [/ctr$/i, 'ctr'],
  [/roas$/i, 'roas'],
  [/impressions$/i, 'impressions'],
  [/clicks$/i, 'clicks'],
  [/conversions$/i, 'conversions'],
  [/revenue$/i, 'revenue'],
  [/budget$/i, 'budget'],
  [/spend$/i, 'spend'],
  [/^end|end(?:date|s)?$/i, 'end'],
  [/^start|start(?:date|s)?$/i, 'start'],
]

/** What a fact is about, by its key; `null` for what the words of a text do not tell apart. */
export const measureOfKey = (key: string): Measure | null => {
  const name = key.slice(key.lastIndexOf('.') + 1)
  return BY_KEY.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

/** Facts about what has not happened yet. */
export const isProjected = (key: string): boolean => /^project/i.test(key)

const PHRASES: Record<ClaimLocale, Partial<Record<Measure, string[]>>> = {
  de: {
    benchmark: ['durchschnitt', 'durchschnitts', 'branchendurchschnitt', 'branchenschnitt', 'schnitt', 'median', 'benchmark', 'vergleichswert', 'mittelwert'],
    budget: ['budget', 'budgets', 'werbebudget', 'mediabudget', 'investition', 'auftragswert'],
    clicks: ['klicks', 'klick', 'clicks'],
    conversions: ['conversions', 'conversion', 'konversionen', 'abschlüsse'],
    ctr: ['klickrate', 'click through rate', 'ctr'],
    end: ['endet', 'ende', 'bis', 'ablauf', 'läuft'],
    impressions: ['impressionen', 'impressions', 'einblendungen', 'ad impressions'],
    increase: ['erhöhung', 'aufstockung', 'budgeterhöhung', 'steigerung'],
    revenue: ['umsatz', 'umsätze', 'erlös', 'erlöse'],
    roas: ['roas', 'return on ad spend', 'werberendite'],
    spend: ['ausgaben', 'werbeausgaben', 'mediaausgaben'],
    start: ['beginnt', 'beginn', 'start', 'startet', 'ab'],
  },
  en: {
    benchmark: ['average', 'averages', 'benchmark', 'benchmarks', 'median'],
    budget: ['budget', 'budgets', 'investment'],
    clicks: ['clicks', 'click'],
    conversions: ['conversions', 'conversion'],
    ctr: ['click through rate', 'clickthrough rate', 'click rate', 'ctr'],
    end: ['end', 'ends', 'ending', 'until', 'through'],
    impressions: ['impressions', 'impression', 'ad impressions'],
    increase: ['increase', 'raise', 'uplift'],
    revenue: ['revenue', 'revenues', 'sales'],
    roas: ['roas', 'return on ad spend', 'return on advertising spend'],
    spend: ['spend', 'spending', 'ad spend', 'media spend'],
    start: ['start', 'starts', 'starting', 'begin', 'begins', 'beginning'],
  },
} // prettier-ignore

export type Phrase = { measure: Measure; words: string[] }

const phrasesOf = (locale: ClaimLocale): Phrase[] =>
  Object.entries(PHRASES[locale])
    .flatMap(([measure, phrases]) =>
      phrases.map((phrase) => ({ measure: measure as Measure, words: phrase.split(' ') })),
    )
    .sort((a, b) => b.words.length - a.words.length)

/** How a text names what its figures are about, the longest first: "click-through rate" is no "click". */
export const MEASURE_PHRASES: Record<ClaimLocale, Phrase[]> = {
  de: phrasesOf('de'),
  en: phrasesOf('en'),
}
