/** Letters that Unicode does not take apart, as they are read without their marks. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ł: 'l',
  œ: 'oe',
  ς: 'σ',
}

/** Marks that stand on letters, and apostrophes: `O'Brien` is written `obrien` as well. */
const DROPPED = /[\u0300-\u036F'\u2018\u2019]/g

const LETTER = /[ßæðøđıłœς]/g

/** White space, and what of ASCII is neither letter nor digit. */
const PUNCTUATION = /(?:[^a-z\d\P{ASCII}]|[^\S\p{ASCII}])+/gu

/** Most of what is searched is plain ASCII, which needs no look at what Unicode makes of it. */
const ASCII = /^[\x00-\x7F]*$/ // eslint-disable-line no-control-regex

const foldLetters = (value: string): string =>
  ASCII.test(value)
    ? value.toLowerCase().replaceAll("'", '')
    : value
        .toWellFormed()
        .normalize('NFKD')
        .toLowerCase()
        .replace(DROPPED, '')
        .replace(LETTER, (letter) => LETTERS[letter]!)

const parted = (letters: string): string =>
  letters.replace(ASCII.test(letters) ? /[^a-z\d]+/g : PUNCTUATION, ' ')

/**
 * A text as it is searched: words in small letters without accents, with single spaces between them.
 * The database keeps names in the same spelling; see `keepSearch`.
 *
 * @example foldText("Zoë O'Brien-Müller") // 'zoe obrien muller'
 */
export const foldText = (value: string): string => parted(foldLetters(value)).trim()

/** The folded text, and for each of its characters the place in the text it comes from. */
export const foldWithPlaces = (value: string): { folded: string; places: number[] } => {
  const places: number[] = []
  let folded = ''
  let place = 0
  for (const character of value) {
    const letters = parted(foldLetters(character))
    folded += letters
    places.push(...Array.from({ length: letters.length }, () => place))
    place += character.length
  }
  return { folded, places: [...places, value.length] }
}
