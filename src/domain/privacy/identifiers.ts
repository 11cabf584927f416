/** What a record says of who somebody is. */
export type Identified = {
  email: null | string
  firstName: null | string
  lastName: null | string
  name: null | string
  phone: null | string
}

/** What tells one person from others. */
export type Identifiers = {
  /** In small letters. */
  emails: string[]
  /** Full names, as their words. */
  names: string[][]
  /** Digits alone, from the country code on. */
  phones: string[]
  /** First and last names by themselves: words that others have as well. */
  words: string[]
}

/** Fewer digits are a part of many numbers. */
const MIN_DIGITS = 7

export const NAME_WORD = /[\p{L}\p{M}\p{N}]+/gu

const wordsOf = (value: string): string[] => value.normalize('NFC').match(NAME_WORD) ?? []

const distinct = <T>(values: T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
]

const said = (values: (null | string | undefined)[]): string[] =>
  values.flatMap((value) => (value?.trim() ? [value.trim()] : []))

/** All identifiers of the records that are one person. */
export const identifiersOf = (records: Identified[]): Identifiers => {
  const names = records.flatMap(({ name, firstName, lastName }) => {
    const full = said([[firstName, lastName].filter(Boolean).join(' '), name])
    // A contact without a name goes by their address, which is no name.
    return full.filter((value) => !value.includes('@')).map(wordsOf)
  })
  return {
    emails: distinct(said(records.map(({ email }) => email)).map((email) => email.toLowerCase())),
    names: distinct(names.filter((words) => words.length > 1)),
    phones: distinct(
      said(records.map(({ phone }) => phone))
        .map((phone) => phone.replace(/\D/g, ''))
        .filter((digits) => digits.length >= MIN_DIGITS),
    ),
    // What is written in small letters throughout is as likely a word as a name.
    words: distinct(names.flat().filter((word) => word.length > 1 && word !== word.toLowerCase())),
  }
}
