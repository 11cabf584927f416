import type { ParsedSearch } from './parseSearch.js'
import type { SearchGroup, SearchHit, SearchKind, SearchMatch, TextRange } from './types.js'

import { foldText, foldWithPlaces } from './foldText.js'

/** What is known of a record that may be meant. The first field is what it is called. */
export type SearchRecord = {
  details: null | string
  fields: { name: string; text: string }[]
  id: number | string
  kind: SearchKind
  leadScore: null | number
}

const PHONE_FIELDS = ['phone', 'contactPhone']

/** Digits of a number stand among blanks and signs: the places of those that were asked for. */
const digitRanges = ({ digits, text }: { digits: string; text: string }): TextRange[] => {
  const places = [...text].flatMap((character, place) => (/\d/.test(character) ? [place] : []))
  const at = places
    .map((place) => text[place])
    .join('')
    .indexOf(digits)
  return at < 0 ? [] : [[places[at]!, places[at + digits.length - 1]! + 1]]
}

const merge = (ranges: TextRange[]): TextRange[] =>
  [...ranges]
    .sort(([a], [b]) => a - b)
    .reduce<TextRange[]>((merged, [start, end]) => {
      const last = merged.at(-1)
      return last && start <= last[1]
        ? [...merged.slice(0, -1), [last[0], Math.max(last[1], end)]]
        : [...merged, [start, end]]
    }, [])

/** Where a word stands: at the beginning of one, if there is such a place, else anywhere. */
const placesOf = ({ folded, word }: { folded: string; word: string }): number[] => {
  const starts: number[] = []
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    starts.push(at)
  }
  const atWords = starts.filter((at) => at === 0 || folded[at - 1] === ' ')
  return atWords.length > 0 ? atWords : starts.slice(0, 1)
}

const wordRanges = ({ text, words }: { text: string; words: string[] }): TextRange[] => {
  const { folded, places } = foldWithPlaces(text)
  return merge(
    words.flatMap((word) =>
      placesOf({ folded, word }).map((at): TextRange => [
        places[at]!,
        Math.max(places[at + word.length]!, places[at]! + 1),
      ]),
    ),
  )
}

/**
 * How well a folded text answers the words: all of it, from its beginning, each word from its own, or in
 * parts.
 */
const gradeText = ({ folded, terms }: { folded: string; terms: string[] }): number => {
  const phrase = terms.join(' ')
  if (phrase === '' || folded === '') {
    return 0
  }
  const words = folded.split(' ')
  const wholes = terms.filter((term) => words.includes(term)).length / terms.length
  if (folded === phrase) {
    return 1
  }
  if (terms.every((term) => words.some((word) => word.startsWith(term)))) {
    return (folded.startsWith(phrase) ? 0.8 : 0.7) + 0.1 * wholes
  }
  return terms.every((term) => folded.includes(term)) ? 0.5 : 0
}

const gradeField = ({
  field: { name, text },
  folded,
  search,
}: {
  field: SearchRecord['fields'][number]
  folded: string
  search: ParsedSearch
}): number => {
  if (PHONE_FIELDS.includes(name)) {
    const digits = text.replace(/\D/g, '')
    const { digits: asked } = search
    return asked && digits.includes(asked) ? 0.6 + (0.4 * asked.length) / digits.length : 0
  }
  if (text.includes('@')) {
    const isFromStart = text.startsWith(search.plain)
    return isFromStart
      ? 0.6 + (0.4 * search.plain.length) / text.length
      : 0.6 * gradeText({ folded, terms: search.terms })
  }
  return gradeText({ folded, terms: search.terms })
}

/** How likely a record is the one that is meant, from 0 to 1. */
const gradeRecord = ({
  record: { fields, leadScore },
  search,
}: {
  record: SearchRecord
  search: ParsedSearch
}): number => {
  const folded = fields.map(({ text }) => foldText(text))
  const together = gradeText({ folded: folded.filter(Boolean).join(' '), terms: search.terms })
  const best = Math.max(
    ...fields.map((field, index) => gradeField({ field, folded: folded[index]!, search })),
    // Words that stand in several fields, such as a company and whom one talks to there.
    0.9 * Math.min(together, 0.8),
    // Found by another spelling only.
    0.3,
  )
  // What is likelier to be bought from comes first among equals.
  return Math.round((best * 0.98 + ((leadScore ?? 0) / 100) * 0.02) * 10_000) / 10_000
}

type Graded = { record: SearchRecord; score: number }

const toHit = ({
  graded: {
    record: { id, details, fields, kind, leadScore },
    score,
  },
  search,
  words,
}: {
  graded: Graded
  search: ParsedSearch
  words: string[]
}): SearchHit => {
  const matched = fields.flatMap(({ name, text }): SearchMatch[] => {
    const ranges =
      PHONE_FIELDS.includes(name) && search.digits
        ? digitRanges({ digits: search.digits, text })
        : wordRanges({ text, words })
    return ranges.length > 0 ? [{ field: name, ranges, text }] : []
  })
  const [title, ...others] = fields
  const subtitle = [others[0]?.text, details].filter(Boolean).join(' · ')
  return {
    id,
    kind,
    leadScore,
    matched,
    score,
    subtitle: subtitle || null,
    title: title?.text ?? '',
  }
}

const titleOf = ({ record: { fields } }: Graded): string => fields[0]?.text ?? ''

const collator = new Intl.Collator()

/**
 * The records that are likeliest meant, the best first and by title among equals, and where that can
 * be seen in them.
 *
 * @param words all spellings of what was asked for, typing errors set right
 */
export const rankRecords = ({
  limit,
  records,
  search,
  words,
}: {
  limit: number
  records: SearchRecord[]
  search: ParsedSearch
  words: string[]
}): Pick<SearchGroup, 'hasMore' | 'hits'> => {
  const ranked = records
    .map((record): Graded => ({ record, score: gradeRecord({ record, search }) }))
    .sort((a, b) => b.score - a.score || collator.compare(titleOf(a), titleOf(b)))
  return {
    hasMore: ranked.length > limit,
    hits: ranked.slice(0, limit).map((graded) => toHit({ graded, search, words })),
  }
}
