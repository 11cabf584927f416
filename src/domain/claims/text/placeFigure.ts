import type { Measure, Phrase } from '../measures.js'
import type { ClaimLocale } from '../types.js'
import type { Figure } from './figures.js'
import type { Token } from './tokens.js'

import { MEASURE_PHRASES } from '../measures.js'

export type FoundPhrase = { from: number; measure: Measure; to: number }

/** Where a text names what figures are about. */
export const findPhrases = ({
  locale,
  tokens,
}: {
  locale: ClaimLocale
  tokens: Token[]
}): FoundPhrase[] => {
  const words = tokens.filter(({ kind, text }) => kind !== 'mark' || text !== '-')
  const fits = ({ words: phrase }: Phrase, at: number): boolean =>
    phrase.every((word, index) => {
      const token = words[at + index]
      return token?.kind === 'word' && token.text.toLowerCase() === word
    })
  const found: FoundPhrase[] = []
  for (let at = 0; at < words.length; at++) {
    const phrase = MEASURE_PHRASES[locale].find((one) => fits(one, at))
    if (phrase) {
      const last = words[at + phrase.words.length - 1]!
      found.push({
        from: tokens.indexOf(words[at]!),
        measure: phrase.measure,
        to: tokens.indexOf(last),
      })
      at += phrase.words.length - 1
    }
  }
  return found
}

const WORDS = {
  /** Between two figures of one thing: "between 10 and 20 clicks". */
  and: /^(?:and|to|or|und|bis|oder)$/i,
  /** Said of a figure without changing it. */
  around: /^(?:about|around|approximately|roughly|rund|etwa|ungefähr|circa|ca|some)$/i,
  by: /^(?:by|um)$/i,
  /** What comes behind is about something else. */
  elsewhere: /^(?:with|at|for|from|while|which|when|as|based|mit|bei|für|aus|wenn|daher)$/i,
  more: /^(?:additional|extra|further|more|mehr|zusätzlich\p{L}*|weitere\p{L}*)$/iu,
  versus: /^(?:above|higher|better|over|über|höher|besser)$/i,
}

const isWord = (token: Token | undefined, pattern: RegExp): boolean =>
  token?.kind === 'word' && pattern.test(token.text)

/** The word a figure leans on: "by" in "by about 40 %". */
const leaningOn = ({ figure, tokens }: { figure: Figure; tokens: Token[] }): Token | undefined => {
  let index = figure.from - 1
  while (isWord(tokens[index], WORDS.around)) {
    index--
  }
  return tokens[index]
}

const FAR = 4

const following = ({
  figure,
  phrases,
  tokens,
}: {
  figure: Figure
  phrases: FoundPhrase[]
  tokens: Token[]
}): FoundPhrase | undefined => {
  for (let index = figure.to + 1; index <= figure.to + FAR; index++) {
    const token = tokens[index]
    const phrase = phrases.find(({ from }) => from === index)
    if (phrase) {
      return phrase
    }
    const isList = isWord(token, WORDS.and) || token?.text === '–' || token?.text === ','
    const isNextOfList = token?.kind === 'figure' && index > figure.to + 1
    if (isList && tokens[index + 1]?.kind !== 'figure') {
      return undefined
    }
    if (!token || (!isList && !isNextOfList && token.kind !== 'word' && token.text !== '%')) {
      return undefined
    }
    if (isWord(token, WORDS.elsewhere)) {
      return undefined
    }
  }
  return undefined
}

/** What the words around a figure say it is about. */
export const placeFigure = ({
  figure,
  phrases,
  tokens,
}: {
  figure: Figure
  phrases: FoundPhrase[]
  tokens: Token[]
}): { isClose: boolean; measure: Measure | null } => {
  const before = phrases.filter(({ to }) => to < figure.from)
  const lean = leaningOn({ figure, tokens })
  const next = tokens[figure.to + 1]
  const isAdded = isWord(lean, WORDS.by)
  if (figure.unit === 'percent' && (isAdded || isWord(next, WORDS.versus))) {
    const near = before.findLast(({ measure }) => measure !== 'ctr')
    const isBudget = isAdded && (near?.measure === 'budget' || near?.measure === 'spend')
    const isLift = phrases.some(({ measure }) => measure === 'benchmark') && !isBudget
    return { isClose: true, measure: isBudget ? 'increase' : isLift ? 'lift' : null }
  }
  const isMoney = typeof figure.unit === 'object'
  if (isMoney && (isAdded || isWord(lean, WORDS.more) || isWord(next, WORDS.more))) {
    return { isClose: true, measure: 'increase' }
  }
  const found = following({ figure, phrases, tokens }) ?? before.at(-1)
  const distance = found ? Math.max(found.from - figure.to, figure.from - found.to) : Infinity
  return { isClose: distance <= FAR, measure: found?.measure ?? null }
}
