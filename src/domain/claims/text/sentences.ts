/** A full stop after one of these, or after a single letter, ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:\p{L}|bzw|ca|Mio|Mrd|Tsd|approx)\.$/u

export type Sentence = { start: number; text: string }

/**
 * Cuts a text at its line breaks, and behind the marks that end a sentence. Where it cuts too often
 * nothing is lost: each part is looked at, and has to be true by itself.
 */
export const toSentences = (text: string): Sentence[] => {
  const parts: Sentence[] = []
  let start = 0
  const add = (end: number): void => {
    const part = text.slice(start, end)
    const lead = part.length - part.trimStart().length
    if (part.trim()) {
      parts.push({ start: start + lead, text: part.trim() })
    }
    start = end
  }
  for (const { 0: mark, index } of text.matchAll(/[.!?…]+["“”'’)]*(?=\s)|\n/gu)) {
    const end = index + mark.length
    if (mark !== '.' || !ABBREVIATION.test(text.slice(start, end))) {
      add(end)
    }
  }
  add(text.length)
  return parts
}
