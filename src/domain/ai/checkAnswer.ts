import { DATA_RULE } from './dataMessage.js'

/** So much of the instructions, word for word, is no coincidence. */
const REPEATED_CHARACTERS = 60

/** What nobody asked for, and a screen or a message might take for more than words. */
const MARKUP = /<\/?[a-z!?]|\]\(|\bhttps?:|\bjavascript:|\bdata:\w+\//i

const flatten = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ')

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') {
    return [value]
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const piecesOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - REPEATED_CHARACTERS + 1) }, (_, start) =>
    text.slice(start, start + REPEATED_CHARACTERS),
  )

/**
 * Why an answer of the right shape is still none: it holds what a model writes that follows a text in
 * its data instead of its instructions. `null` for a decent one.
 */
export const findAnswerProblem = ({
  instructions,
  value,
}: {
  instructions: string
  value: unknown
}): null | string => {
  const texts = textsIn(value)
  if (texts.some((text) => MARKUP.test(text))) {
    return 'It holds mark-up or an address.'
  }
  const known = new Set([DATA_RULE, instructions].flatMap((text) => piecesOf(flatten(text))))
  return texts.some((text) => piecesOf(flatten(text)).some((piece) => known.has(piece)))
    ? 'It repeats its instructions.'
    : null
}
