import type { Measure } from './measures.js'
import type { Figure } from './text/figures.js'
import type { FoundPhrase } from './text/placeFigure.js'
import type { Token } from './text/tokens.js'
import type {
  CheckedSentence,
  CheckedText,
  Claim,
  ClaimGround,
  ClaimLocale,
  Fact,
} from './types.js'

import { LEXICONS } from './lexicon/lexicon.js'
import { isProjected, measureOfKey } from './measures.js'
import { findDates } from './text/dates.js'
import { findFigures } from './text/figures.js'
import { isFigureWord } from './text/figureWords.js'
import { maskNames } from './text/names.js'
import { isRoundingOf } from './text/numerals.js'
import { findPhrases, placeFigure } from './text/placeFigure.js'
import { toSentences } from './text/sentences.js'
import { MASK, toTokens } from './text/tokens.js'

type Ground = Required<ClaimGround>

type Part = { ground: Ground; phrases: FoundPhrase[]; tokens: Token[] }

/** What a fact's value is in the unit of a figure; `null` where the two are not of one kind. */
const inUnitOf = ({
  currency,
  fact,
  unit,
}: {
  currency: string
  fact: Fact
  unit: Figure['unit']
}): null | number => {
  const value = Number(fact.value)
  if (typeof unit === 'object') {
    return fact.kind === 'money' && unit.currency === currency ? value : null
  }
  if (unit === 'percent' || unit === 'basisPoints') {
    return fact.kind === 'percent' ? value * (unit === 'percent' ? 100 : 10_000) : null
  }
  return fact.kind === 'number' ? value : null
}

/** Return on ad spend is a multiple, with or without its "x"; nothing else is. */
const isUnitOf = ({ fact, unit }: { fact: Fact; unit: Figure['unit'] }): boolean =>
  unit !== 'multiple' || measureOfKey(fact.key) === 'roas'

const findFact = ({
  figure,
  ground: { currency, facts },
  phrases,
  tokens,
}: { figure: Figure } & Part): Fact | null => {
  const { numeral, unit } = figure
  if (!numeral) {
    return null
  }
  const { isClose, measure } = placeFigure({ figure, phrases, tokens })
  return (
    facts.find((fact) => {
      const exact = inUnitOf({ currency, fact, unit })
      const own = measureOfKey(fact.key)
      const isAbout = own === null ? measure === null || !isClose : own === measure
      return (
        exact !== null &&
        isAbout &&
        isUnitOf({ fact, unit }) &&
        isRoundingOf({ ...numeral, exact: Number(exact.toPrecision(15)) })
      )
    }) ?? null
  )
}

const isDay = ({ day, fact: { kind, value } }: { day: string; fact: Fact }): boolean =>
  kind === 'date' && String(value).slice(0, 10) === day

/** Finds the days a text names in full, and masks them: what is left of a day is a figure. */
const maskDates = ({
  facts,
  locale,
  text,
}: {
  text: string
} & Pick<Ground, 'facts' | 'locale'>): { claims: Claim[]; text: string } => {
  const dates = findDates({ locale, text })
  return {
    claims: dates.map(({ day, end, start }) => ({
      fact: facts.find((fact) => isDay({ day, fact })) ?? null,
      start,
      text: text.slice(start, end),
    })),
    text: dates.reduce(
      (rest, { end, start }) => rest.slice(0, start) + MASK.repeat(end - start) + rest.slice(end),
      text,
    ),
  }
}

/** Marks that a plain text is made of; others are markup, or hide something. */
const PLAIN_MARK = /^[.,;:!?…()"“”„‘’'–—%€$£¥&-]$/

type Said = { claims: Claim[]; words: string[] }

const isBacked = (claims: Claim[], measures: (null | string)[]): boolean =>
  claims.some(({ fact }) => fact && measures.includes(measureOfKey(fact.key)))

/** Whether a word may stand in a sentence that says all this. */
const mayStand = ({
  locale,
  said: { claims, words },
  word,
}: {
  locale: ClaimLocale
  said: Said
  word: string
}): boolean => {
  const { adding, cautious, comparing, industry, plain } = LEXICONS[locale]
  if (plain.has(word)) {
    return true
  }
  if (adding.has(word)) {
    return isBacked(claims, ['increase', 'budget']) || words.some((one) => cautious.has(one))
  }
  if (industry.has(word)) {
    return claims.some(({ fact }) => fact !== null && /^industry/.test(fact.key))
  }
  return comparing.has(word) && isBacked(claims, ['lift', 'benchmark'])
}

/** What can be named without saying anything about it; "ends" and "increase" do say something. */
const COUNTED: Measure[] = [
  'budget',
  'clicks',
  'conversions',
  'ctr',
  'impressions',
  'revenue',
  'roas',
  'spend',
]

const MOST_REPEATED_MARKS = /([!?.])\1{3,}/

const claimOf = ({ start, text }: Token, at: number): Claim => ({
  fact: null,
  start: at + start,
  text,
})

/** Figures that are written as words, signs that are no punctuation, and digits of other scripts. */
const isHiddenFigure = ({ locale, token }: { locale: ClaimLocale; token: Token }): boolean =>
  token.kind === 'word'
    ? isFigureWord({ locale, word: token.text })
    : token.kind === 'mark' && /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{N}\p{M}]/u.test(token.text)

const checkSentence = ({
  ground,
  named,
  start,
  text,
}: {
  ground: Ground
  named: Claim[]
  start: number
  text: string
}): Claim[] => {
  const { locale, scope } = ground
  const tokens = toTokens(text)
  const figures = findFigures({ locale, tokens })
  const phrases = findPhrases({ locale, tokens })
  const part = { ground, phrases, tokens }
  const found: Claim[] = [
    ...named,
    ...figures.map((figure) => {
      const [from, to] = [tokens[figure.from]!.start, tokens[figure.to]!.end]
      return {
        fact: findFact({ figure, ...part }),
        start: start + from,
        text: text.slice(from, to),
      }
    }),
  ]
  const rest = tokens.filter(
    ({ kind }, index) =>
      kind !== 'gap' && !figures.some(({ from, to }) => from <= index && index <= to),
  )
  const hidden = rest.filter((token) => isHiddenFigure({ locale, token }))
  if (scope === 'figures') {
    return [...found, ...hidden.map((token) => claimOf(token, start))]
  }
  const inPhrase = new Set(
    phrases
      .filter(({ measure }) => COUNTED.includes(measure) || isBacked(found, [measure]))
      .flatMap(({ from, to }) => tokens.slice(from, to + 1)),
  )
  const words = rest.filter(({ kind }) => kind === 'word').map(({ text: one }) => one.toLowerCase())
  const said = { claims: found, words }
  const unknown = rest.filter(
    (token) =>
      !hidden.includes(token) &&
      !inPhrase.has(token) &&
      (token.kind === 'word'
        ? !mayStand({ locale, said, word: token.text.toLowerCase().replace('’', "'") })
        : !PLAIN_MARK.test(token.text)),
  )
  const isReckless =
    found.some(({ fact }) => fact && isProjected(fact.key)) &&
    !words.some((word) => LEXICONS[locale].cautious.has(word))
  return [
    ...found.map((claim) =>
      isReckless && claim.fact && isProjected(claim.fact.key) ? { ...claim, fact: null } : claim,
    ),
    ...[...hidden, ...unknown].map((token) => claimOf(token, start)),
    ...(MOST_REPEATED_MARKS.test(text) ? [{ fact: null, start, text }] : []),
  ]
}

/** Spaces that number formats use, and whatever would be taken for a mask. */
const normalizeSpaces = (text: string): string =>
  text.replace(/[\u00A0\u2009\u202F]/g, ' ').replaceAll(MASK, '\uFFFD')

/**
 * Looks for everything in a text that says something, and for the stored fact that backs it. A
 * sentence is true when each of its claims has one. Where that is not certain it is not true: a true
 * sentence that is refused is only worded differently, a false one that is let through is not.
 *
 * Numbers are read in the notation of `locale` alone, and count as true when they are the fact in its
 * own unit, rounded to the digits that are shown, beside words for what the fact measures.
 *
 * @example checkClaims({ currency: 'EUR', facts: [ctr], locale: 'en', text: 'A CTR of 2.1 %.' })
 */
export const checkClaims = ({
  currency,
  facts,
  locale,
  scope = 'everything',
  text,
}: { text: string } & ClaimGround): CheckedText => {
  const names = maskNames({ facts, locale, text: normalizeSpaces(text) })
  const masked = maskDates({ facts, locale, text: names.text })
  const claimsInFull = [...names.claims, ...masked.claims]
  const sentences = toSentences(masked.text).map((sentence): CheckedSentence => {
    const end = sentence.start + sentence.text.length
    const claims = checkSentence({
      ...sentence,
      ground: { currency, facts, locale, scope },
      named: claimsInFull.filter(({ start }) => start >= sentence.start && start < end),
    }).sort((a, b) => a.start - b.start)
    return {
      claims,
      isTrue: claims.every(({ fact }) => fact !== null),
      text: text.slice(sentence.start, end),
    }
  })
  return { isTrue: sentences.every(({ isTrue }) => isTrue), sentences }
}
