/** Stands for each character of a name or a day that was found: later steps look past it. */
export const MASK = '\uE000'

export type Token = {
  end: number
  /** `gap`: something that was masked. `mark`: punctuation, a unit sign, or an unknown character. */
  kind: 'figure' | 'gap' | 'mark' | 'word'
  start: number
  text: string
}

/** Letters of the languages that are known: others look like them, and are none (Cyrillic "е"). */
const LETTER = String.raw`A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF`

/**
 * What stands together with digits is one figure, whatever it is: "2.1", "€5k", "12/5", "B2B". So
 * nothing can hide beside a digit. Digits may be grouped by spaces.
 */
const FIGURE = String.raw`[${LETTER}$€£¥+]*(?:\d{1,3}(?: \d{3})+(?!\d)|\d)(?:[\w\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF%$€£¥×+:/^=&@]|[.,](?=\d))*`

const TOKEN = new RegExp(
  [
    `(?<gap>${MASK}+)`,
    `(?<figure>${FIGURE})`,
    `(?<word>[${LETTER}]+(?:['’][${LETTER}]+)*)`,
    String.raw`(?<mark>\S)`,
  ].join('|'),
  'gu',
)

/** The parts of a text, in order, each where it stands. Spaces of any kind are left out. */
export const toTokens = (text: string): Token[] =>
  [...text.matchAll(TOKEN)].map((match) => {
    const [kind = 'mark'] = Object.entries(match.groups!).find(([, part]) => part !== undefined)!
    return {
      end: match.index + match[0].length,
      kind: kind as Token['kind'],
      start: match.index,
      text: match[0],
    }
  })
