import type { Identifiers } from './identifiers.js'

/** Stands where something about an erased person stood. */
export const ERASED = '[erased]'

export type Scrubber = {
  /**
   * Finds candidates in a database that writes regular expressions as Postgres does, in texts and
   * in JSON written as text, whatever the case; `null` when there is nothing to look for.
   */
  pattern: null | string
  scrubJSON: (value: unknown) => unknown
  scrubText: (value: string) => string
}

/** As many digits of a number, from its end, say whose it is, however its beginning is dialled. */
const TAIL = 9

const escapeJS = (value: string): string => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const escapePostgres = (value: string): string => value.replace(/[^\p{L}\p{M}\p{N}]/gu, '\\$&')

const tailOf = (digits: string): string[] => [...digits.slice(-TAIL)]

/** The name as it is said, and as it stands in lists: last name first, of however many words. */
const ordersOf = (words: string[]): string[][] =>
  words.map((_, at) => [...words.slice(at), ...words.slice(0, at)])

const emailsJS = (emails: string[]): string[] =>
  emails.map((email) => {
    const [local = '', host = ''] = email.split('@')
    // Another address may end or begin like this one.
    return `(?<![\\p{L}\\p{N}.+_%-])${escapeJS(local)}(?:@|%40)${escapeJS(host)}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`
  })

const phonesJS = (phones: string[]): string[] =>
  phones.map(
    (digits) =>
      `(?<![\\p{L}\\p{N}])\\+?(?:\\d[ ()./-]*){0,6}${tailOf(digits).join('[ ()./-]*')}(?![\\p{L}\\p{N}])`,
  )

const wholeWords = (source: string): string =>
  `(?<![\\p{L}\\p{M}\\p{N}])${source}(?![\\p{L}\\p{M}\\p{N}])`

const namesJS = (names: string[][]): string[] =>
  names
    .flatMap(ordersOf)
    .map((words) => wholeWords(words.map(escapeJS).join('[^\\p{L}\\p{M}\\p{N}]{1,3}')))

/** What is written in small letters throughout is as likely a word as a name. */
const isWrittenAsName = (word: string): boolean => word !== word.toLowerCase()

const patternOf = ({ emails, names, phones, words }: Identifiers): null | string => {
  const parts = [
    ...emails.map((email) => escapePostgres(email).replace('\\@', '(@|%40)')),
    ...phones.map((digits) => tailOf(digits).join('[^[:alnum:]]{0,4}')),
    ...names.flatMap(ordersOf).map((name) => name.map(escapePostgres).join('[^[:alnum:]]{1,6}')),
    ...words.map(escapePostgres),
  ]
  return parts.length > 0 ? parts.join('|') : null
}

const parseJSON = (value: string): unknown => {
  try {
    return JSON.parse(value) as unknown
  } catch {
    return undefined
  }
}

/**
 * Takes a person's identifiers out of texts and of JSON, wherever they stand in it: addresses (also as
 * links write them), numbers however they are grouped, names in either order. Words by themselves
 * are taken where they are written like names.
 */
export const createScrubber = (identifiers: Identifiers): Scrubber => {
  const { emails, names, phones } = identifiers
  const words = identifiers.words.filter(isWrittenAsName)
  const any = [...emailsJS(emails), ...phonesJS(phones), ...namesJS(names)]
  const patterns = [
    ...(any.length > 0 ? [new RegExp(any.join('|'), 'giu')] : []),
    ...(words.length > 0 ? [new RegExp(words.map(escapeJS).map(wholeWords).join('|'), 'gu')] : []),
  ]
  const plain = (value: string): string =>
    patterns.reduce((text, pattern) => text.replace(pattern, ERASED), value)

  const scrubJSON = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return scrubText(value)
    }
    if (typeof value === 'number') {
      return plain(String(value)) === String(value) ? value : ERASED
    }
    if (Array.isArray(value)) {
      return value.map(scrubJSON)
    }
    return value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value).map(([key, part]) => [plain(key), scrubJSON(part)]),
        )
      : value
  }

  // What was kept as a text of JSON stays one.
  const scrubText = (value: string): string => {
    const parsed = /^\s*[[{]/.test(value) ? parseJSON(value) : undefined
    return parsed === undefined ? plain(value) : JSON.stringify(scrubJSON(parsed))
  }

  return { pattern: patternOf({ ...identifiers, words }), scrubJSON, scrubText }
}
