import type { Claim, ClaimLocale, Fact } from '../types.js'

import { LEXICONS } from '../lexicon/lexicon.js'
import { isFigureWord } from './figureWords.js'
import { MASK, toTokens } from './tokens.js'

const isNamed = ({ kind }: Fact): boolean => kind === 'name' || kind === 'text'

/**
 * Whether a name can be told from a statement by itself: it has no figure, and a word that would say
 * nothing otherwise. "Great Reach" and "500 % more" cannot, and are names in quotation marks only.
 */
export const isDistinctName = ({
  name,
  locale,
}: {
  locale: ClaimLocale
  name: string
}): boolean => {
  const { adding, comparing, industry, plain } = LEXICONS[locale]
  const known = [adding, comparing, industry, plain]
  return (
    !/[.!?:;%\n\p{N}]/u.test(name) &&
    toTokens(name).some(({ kind, text }) => {
      const word = text.toLowerCase()
      return (
        kind === 'word' &&
        text.length > 2 &&
        /^\p{Lu}/u.test(text) &&
        !known.some((words) => words.has(word)) &&
        !isFigureWord({ locale, word })
      )
    })
  )
}

const QUOTES = { close: /["“”’'«»]/, open: /["“„‘'«»]/ }

const isPartOfWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{M}\p{N}_]/u.test(character)

/**
 * Finds the names that are stored, and masks them for what comes after: a name is a claim as a whole,
 * whatever its words are.
 */
export const maskNames = ({
  facts,
  locale,
  text,
}: {
  facts: Fact[]
  locale: ClaimLocale
  text: string
}): { claims: Claim[]; text: string } => {
  const claims: Claim[] = []
  let masked = text
  const named = facts
    .filter(isNamed)
    .map((fact) => ({ name: String(fact.value).trim(), fact }))
    .filter(({ name }) => name.length > 0)
    .sort((a, b) => b.name.length - a.name.length)
  for (const { name, fact } of named) {
    const mayStandAlone = isDistinctName({ name, locale })
    for (let at = masked.indexOf(name); at !== -1; at = masked.indexOf(name, at + 1)) {
      const [before, after] = [masked[at - 1], masked[at + name.length]]
      const isQuoted = QUOTES.open.test(before ?? '') && QUOTES.close.test(after ?? '')
      const isWhole = !isPartOfWord(before) && !isPartOfWord(after)
      if (isQuoted || (isWhole && mayStandAlone)) {
        claims.push({ fact, start: at, text: name })
        masked = masked.slice(0, at) + MASK.repeat(name.length) + masked.slice(at + name.length)
      }
    }
  }
  return { claims, text: masked }
}
